//! Random trees with a catalogue, by seed: small, valid, and with every construct of the language among them.

mod catalogue;
mod condition;
mod effects;
mod question;
mod routes;

use fastrand::Rng;
use serde_json::{Map, Value as Json, json};

use self::catalogue::{App, Fact};
use self::condition::Place;
use self::question::{Kind, Skeleton};

/// What all parts of a tree refer to.
struct World {
    rng: Rng,
    facts: Vec<Fact>,
    apps: Vec<App>,
    labels: Vec<String>,
    /// Labels that hold by a condition: those that were made so far.
    derived: Vec<String>,
    questions: Vec<Skeleton>,
    outcomes: Vec<String>,
    /// Shared lists: the list, the first question it may lead to, and the only question that may use it, if
    /// its conditions look at the answer.
    lists: Vec<List>,
    /// Questions that are free in order; none of the first two, where a walk begins.
    members: Vec<usize>,
    /// Sometimes a way leads back.
    ways_back: bool,
    /// Sometimes there is no last route without a condition.
    dead_ends: bool,
}

/// The id of the group, if there is one.
const GROUP: &str = "groep";

struct List {
    id: String,
    floor: usize,
    owner: Option<usize>,
}

/// Keys of a record, in the order in which they were set.
#[derive(Default)]
struct Record(Map<String, Json>);

impl Record {
    fn set(&mut self, key: &str, value: impl Into<Json>) {
        self.0.insert(key.to_owned(), value.into());
    }

    /// Lists that are empty are left out.
    fn set_list(&mut self, key: &str, list: Vec<Json>) {
        if !list.is_empty() {
            self.set(key, list);
        }
    }

    fn merge(&mut self, other: Record) {
        self.0.extend(other.0);
    }

    fn json(self) -> Json {
        Json::Object(self.0)
    }
}

/// The tree of this seed, and the files of its catalogue (stem, text), as YAML; the same for the same seed.
pub(crate) fn generate(seed: u64) -> (String, Vec<(String, String)>) {
    let mut world = World::new(Rng::with_seed(seed));
    let mut tree = Record::default();
    world.head(&mut tree);
    world.derive(&mut tree);
    world.vocabulary(&mut tree);
    let questions = (0..world.questions.len()).map(|at| (world.questions[at].id.clone(), world.question(at)));
    let questions: Map<String, Json> = questions.collect();
    tree.set("questions", questions);
    if let Some(group) = world.group() {
        tree.set("groups", json!({ GROUP: group }));
    }
    let lists: Map<String, Json> = (0..world.lists.len())
        .map(|at| (world.lists[at].id.clone(), Json::Array(world.shared_routes(at))))
        .collect();
    if !lists.is_empty() {
        tree.set("routes", lists);
    }
    world.tail(&mut tree);
    let apps = world.catalogue();
    (yaml(&tree.json()), apps)
}

fn yaml(json: &Json) -> String {
    yaml_serde::to_string(json).unwrap()
}

impl World {
    fn new(mut rng: Rng) -> World {
        let ids = |prefix: &str, count: usize| (0..count).map(|at| format!("{prefix}{at}")).collect();
        let facts = catalogue::facts(&mut rng);
        let apps = catalogue::apps(&mut rng, &facts);
        let labels: Vec<String> = ids("label", rng.usize(1..5));
        let outcomes = ids("end", rng.usize(1..4));
        let questions = question::skeletons(&mut rng, &facts, &apps);
        let count = questions.len();
        let lists = (0..rng.usize(0..4))
            .map(|at| {
                let owner = rng.bool().then(|| rng.usize(0..count));
                let floor = owner.unwrap_or_else(|| rng.usize(0..count)) + 1;
                List { id: format!("list{at}"), floor, owner }
            })
            .collect();
        let (ways_back, dead_ends) = (rng.u8(0..6) == 0, rng.u8(0..10) == 0);
        let members = question::members(&mut rng, &questions);
        let derived = Vec::new();
        World { rng, facts, apps, labels, derived, questions, outcomes, lists, members, ways_back, dead_ends }
    }

    /// True once in so many times.
    fn once_in(&mut self, times: u32) -> bool {
        self.rng.u32(0..times) == 0
    }

    fn pick<T: Clone>(&mut self, from: &[T]) -> Option<T> {
        if from.is_empty() { None } else { Some(from[self.rng.usize(0..from.len())].clone()) }
    }

    /// One of them, or a list of some of them, each once.
    fn one_or_some<T: Clone + Into<Json>>(&mut self, from: &[T]) -> Option<Json> {
        if self.rng.bool() {
            return self.pick(from).map(Into::into);
        }
        let some = self.some(from);
        (!some.is_empty()).then_some(Json::Array(some))
    }

    fn some<T: Clone + Into<Json>>(&mut self, from: &[T]) -> Vec<Json> {
        let mut some: Vec<Json> = Vec::new();
        for one in from {
            if self.rng.bool() {
                some.push(one.clone().into());
            }
        }
        self.rng.shuffle(&mut some);
        some
    }

    fn head(&mut self, tree: &mut Record) {
        tree.set("format", 1);
        tree.set("id", "los");
        tree.set("title", "Een los stappenplan");
        tree.set("edition", "2026-01");
        tree.set("language", "nl");
        let start = usize::from(self.once_in(8)).min(self.questions.len() - 1);
        tree.set("start", self.questions[start].id.clone());
        if self.once_in(4) {
            tree.set("stale_after", 24);
            tree.set("words", json!({ "app": "ding", "apps": "dingen" }));
            tree.set("intro", json!({ "text": "vast" }));
            tree.set("notice", "Een regel.");
            tree.set(
                "glossary",
                json!({ "ding": { "terms": ["ding", "dingen"], "text": "Iets.", "sources": [{ "in": "gids" }] } }),
            );
        }
        tree.set(
            "sources",
            json!({ "gids": { "title": "Gids", "date": "2026-01", "url": "https://example.org" },
                    "boek": { "title": "Boek", "places": ["een", "twee"] } }),
        );
        tree.set("phases", json!({ "begin": "Begin", "eind": "Eind" }));
        tree.set("texts", json!({ "vast": "Een vaste tekst." }));
    }

    /// Labels that hold by a condition, each over those before it.
    fn derive(&mut self, tree: &mut Record) {
        let mut labels = Map::new();
        while self.rng.bool() {
            let id = format!("afgeleid{}", self.derived.len());
            let when = self.condition(Place { walk: true, ..Place::default() });
            labels.insert(id.clone(), when);
            self.derived.push(id);
        }
        if !labels.is_empty() {
            tree.set("derive", labels);
        }
    }

    fn vocabulary(&mut self, tree: &mut Record) {
        let facts: Map<String, Json> = self.facts.iter().map(|fact| (fact.id.clone(), fact.json())).collect();
        if !facts.is_empty() {
            tree.set("facts", facts);
        }
        let mut rules = Vec::new();
        while self.rng.bool() {
            let because = format!("regel {}", rules.len());
            rules.push(json!({ "when": self.on_shown_app(), "because": because }));
        }
        tree.set_list("standing", rules);
    }

    fn tail(&mut self, tree: &mut Record) {
        let mut outcomes = Map::new();
        for id in self.outcomes.clone() {
            let mut outcome = Record::default();
            outcome.set("kind", ["advice", "blocked", "info"][self.rng.usize(0..3)]);
            outcome.set("title", format!("Einde {id}"));
            if self.rng.bool() {
                outcome.set("shows", ["remaining", "nothing"][self.rng.usize(0..2)]);
            }
            if self.once_in(4) {
                outcome.set("body", json!({ "text": "vast" }));
                outcome.set("plan", "plan");
                outcome.set("sources", json!([{ "in": "boek", "at": "een" }]));
            }
            let points = self.points(None);
            outcome.set_list("attention", points);
            outcomes.insert(id, outcome.json());
        }
        tree.set("outcomes", outcomes);
        let points = self.points(None);
        tree.set_list("attention", points);
        tree.set(
            "plans",
            json!({ "plan": { "title": "Plan", "steps": [{ "id": "stap", "text": "Doe iets.", "for": "wie" }] } }),
        );
    }
}

#[test]
fn the_same_seed_gives_the_same_tree() {
    for seed in 0..20 {
        assert_eq!(generate(seed), generate(seed));
    }
}
