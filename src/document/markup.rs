//! Elements with words in them, as XML and as HTML. Whatever is said inside, it stays words: only the names of
//! elements and attributes come from here.

use quick_xml::escape::escape;

/// Markup that is being written. An element ends where what is inside it ends, so none is ever left open.
pub(super) struct Markup {
    text: String,
}

/// The attributes of an element.
pub(super) type Attributes<'a> = &'a [(&'a str, &'a str)];

impl Markup {
    /// A part of a file of XML.
    pub(super) fn xml() -> Self {
        Self { text: "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".to_owned() }
    }

    /// What goes into other markup.
    pub(super) const fn fragment() -> Self {
        Self { text: String::new() }
    }

    /// An element with what is written inside.
    pub(super) fn element(&mut self, name: &str, attributes: Attributes<'_>, inside: impl FnOnce(&mut Self)) {
        self.start(name, attributes);
        self.text.push('>');
        inside(self);
        self.text.push_str("</");
        self.text.push_str(name);
        self.text.push('>');
    }

    /// An element with nothing in it.
    pub(super) fn empty(&mut self, name: &str, attributes: Attributes<'_>) {
        self.start(name, attributes);
        self.text.push_str("/>");
    }

    /// An element with nothing but words in it.
    pub(super) fn words_in(&mut self, name: &str, attributes: Attributes<'_>, words: &str) {
        self.element(name, attributes, |inside| inside.words(words));
    }

    /// Words.
    pub(super) fn words(&mut self, words: &str) {
        self.text.push_str(&escape(words));
    }

    /// Markup that is ready.
    pub(super) fn ready(&mut self, markup: &str) {
        self.text.push_str(markup);
    }

    /// What was written.
    pub(super) fn finish(self) -> String {
        self.text
    }

    fn start(&mut self, name: &str, attributes: Attributes<'_>) {
        self.text.push('<');
        self.text.push_str(name);
        for (name, value) in attributes {
            self.text.push(' ');
            self.text.push_str(name);
            self.text.push_str("=\"");
            // A reader makes a space of a line feed in an attribute.
            self.text.push_str(&escape(*value).replace('\n', "&#10;"));
            self.text.push('"');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Markup;

    #[test]
    fn words_stay_words() {
        let mut markup = Markup::fragment();
        markup.element("p", &[("title", "\"a\"\n<b> & 'c'")], |inside| inside.words("]]> <b>&amp;</b>"));
        assert_eq!(
            markup.finish(),
            "<p title=\"&quot;a&quot;&#10;&lt;b&gt; &amp; &apos;c&apos;\">]]&gt; &lt;b&gt;&amp;amp;&lt;/b&gt;</p>"
        );
    }
}
