//! The JSON Schema of `comeback.toml`, for editors, made from the table of keys.

use serde_json::{Map, Value as Json, json};

use super::key::{Key, Shape};
use super::tree::{Names, Node};
use crate::diag::{Severity, all_codes};
use crate::journal::Kind;

/// The whole schema, in the draft that most editors read.
pub fn json_schema() -> Json {
    let mut schema = Map::new();
    schema.insert("$schema".to_owned(), json!("http://json-schema.org/draft-07/schema#"));
    schema.insert("title".to_owned(), json!("comeback.toml"));
    schema.insert("description".to_owned(), json!("The configuration of a comeback project."));
    schema.extend(table(&Node::root()));
    Json::Object(schema)
}

fn of(node: &Node) -> Json {
    match (node.key, &node.items) {
        (Some(key), _) => leaf(key),
        (None, Some(item)) => json!({ "type": "array", "items": of(item) }),
        (None, None) => Json::Object(table(node)),
    }
}

fn table(node: &Node) -> Map<String, Json> {
    let mut schema = Map::new();
    schema.insert("type".to_owned(), json!("object"));
    let fields: Map<String, Json> =
        node.fields.iter().map(|(name, child)| ((*name).to_owned(), of(child))).collect();
    if !fields.is_empty() {
        schema.insert("properties".to_owned(), Json::Object(fields));
    }
    let others = node.any.as_ref().map_or(json!(false), |(_, child)| of(child));
    schema.insert("additionalProperties".to_owned(), others);
    match node.any.as_ref().map(|(names, _)| names) {
        Some(Names::Kinds) => {
            schema.insert("propertyNames".to_owned(), json!({ "enum": grantable() }));
        }
        Some(Names::Folders) => {
            schema.insert("propertyNames".to_owned(), json!({ "pattern": FOLDER }));
        }
        Some(Names::Free) | None => {}
    }
    schema
}

fn leaf(key: &Key) -> Json {
    let mut schema = match key.shape {
        Shape::List(of) => {
            let one = shape(*of);
            let list = json!({ "type": "array", "items": one.clone() });
            Map::from_iter([("anyOf".to_owned(), json!([list, one]))])
        }
        one => match shape(one) {
            Json::Object(schema) => schema,
            _ => Map::new(),
        },
    };
    schema.insert("description".to_owned(), json!(key.doc));
    if !key.default.is_empty() {
        schema.insert("default".to_owned(), default(key));
    }
    Json::Object(schema)
}

const FOLDER: &str = "^[A-Za-z0-9_][A-Za-z0-9_-]{0,63}$";

fn shape(shape: Shape) -> Json {
    match shape {
        Shape::Flag => json!({ "type": "boolean" }),
        Shape::Whole(least, most) => {
            json!({ "type": "integer", "minimum": least, "maximum": most })
        }
        Shape::Points(least, most) => {
            let (least, most) = (tenths(least), tenths(most));
            json!({ "type": "number", "minimum": least, "maximum": most, "multipleOf": 0.1 })
        }
        Shape::Clock => json!({ "type": "string", "pattern": "^[0-9]{1,2}:[0-9]{2}$" }),
        Shape::Word(words) => json!({ "type": "string", "enum": words }),
        Shape::Kind => json!({ "type": "string", "enum": grantable() }),
        Shape::Code => json!({ "type": "string", "enum": silenceable() }),
        // A date of TOML reaches a schema as text.
        Shape::Day => json!({ "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" }),
        Shape::Folder => json!({ "type": "string", "pattern": FOLDER }),
        Shape::Url => json!({ "type": "string", "pattern": "^https?://" }),
        Shape::Text
        | Shape::Domain
        | Shape::Destination
        | Shape::Path
        | Shape::Link
        | Shape::Language
        | Shape::DayName
        | Shape::Dose
        | Shape::Length
        | Shape::Question
        | Shape::Tag
        | Shape::Encoding
        | Shape::Style => json!({ "type": "string" }),
        Shape::List(of) => json!({ "type": "array", "items": self::shape(*of) }),
    }
}

/// The documented default, from TOML to JSON.
fn default(key: &Key) -> Json {
    let read: Option<toml::Table> = toml::from_str(&format!("x = {}", key.default)).ok();
    read.and_then(|table| serde_json::to_value(table.get("x")?).ok()).unwrap_or(Json::Null)
}

fn tenths(tenths: i32) -> f64 {
    f64::from(tenths) / 10.0
}

fn grantable() -> Vec<&'static str> {
    Kind::ALL.iter().filter(|kind| !kind.is_sealed()).map(|kind| kind.word()).collect()
}

fn silenceable() -> Vec<&'static str> {
    let quiet = all_codes().into_iter().filter(|code| code.severity != Severity::Error);
    quiet.map(|code| code.name).collect()
}
