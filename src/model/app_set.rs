//! Sets of apps, and how they are written: the number of apps, and eight of them a byte.

use fixedbitset::FixedBitSet;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A set of apps: bit n stands for the app with index n.
pub type AppSet = FixedBitSet;

/// A set that was written. What the crate of the sets brings for this panics on bytes that it did not write.
struct Written(AppSet);

/// The same, to be written.
struct Borrowed<'s>(&'s AppSet);

impl Serialize for Borrowed<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        write_set(self.0, serializer)
    }
}

impl<'de> Deserialize<'de> for Written {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read_set(deserializer).map(Self)
    }
}

/// One set.
pub(super) fn write_set<S: Serializer>(set: &AppSet, serializer: S) -> Result<S::Ok, S::Error> {
    let bytes: Vec<u8> = set.as_slice().iter().flat_map(|block| block.to_le_bytes()).collect();
    let count = set.len().div_ceil(8);
    (set.len(), Bytes(bytes.get(..count).unwrap_or(&bytes))).serialize(serializer)
}

/// What [`write_set`] has written.
pub(super) fn read_set<'de, D: Deserializer<'de>>(deserializer: D) -> Result<AppSet, D::Error> {
    const BLOCK: usize = size_of::<usize>();
    let (count, bytes) = <(usize, &[u8])>::deserialize(deserializer)?;
    if bytes.len() != count.div_ceil(8) {
        return Err(D::Error::custom("a set of apps with another number of bytes"));
    }
    let blocks = bytes.chunks(BLOCK).map(|part| {
        let mut block = [0; BLOCK];
        block.iter_mut().zip(part).for_each(|(to, from)| *to = *from);
        usize::from_le_bytes(block)
    });
    let set = AppSet::with_capacity_and_blocks(count, blocks);
    match set.maximum().is_none_or(|last| last < count) {
        true => Ok(set),
        false => Err(D::Error::custom("a set with apps that are not there")),
    }
}

/// A list of numbers is written number by number, bytes as they are.
struct Bytes<'b>(&'b [u8]);

impl Serialize for Bytes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(self.0)
    }
}

/// Sets in some order.
pub(super) fn write_sets<C: AsRef<[AppSet]>, S: Serializer>(
    sets: &C,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(sets.as_ref().iter().map(Borrowed))
}

/// What [`write_sets`] has written.
pub(super) fn read_sets<'de, C: FromIterator<AppSet>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<C, D::Error> {
    let sets = Vec::<Written>::deserialize(deserializer)?;
    Ok(sets.into_iter().map(|set| set.0).collect())
}
