//! The schema for editors is well formed and says the same as the reader.

use serde_json::{Value as Json, json};

use super::super::json_schema;
use super::super::key::all_keys;
use super::alone;

/// The part of JSON Schema that ours uses; an unknown keyword is a mistake.
fn fits(schema: &Json, value: &Json) -> bool {
    let schema = schema.as_object().unwrap();
    schema.iter().all(|(keyword, says)| match keyword.as_str() {
        "$schema" | "title" | "description" | "default" => true,
        "type" => match says.as_str().unwrap() {
            "object" => value.is_object(),
            "array" => value.is_array(),
            "string" => value.is_string(),
            "boolean" => value.is_boolean(),
            "integer" => value.is_i64(),
            "number" => value.is_number(),
            other => panic!("type {other}"),
        },
        "enum" => says.as_array().unwrap().contains(value),
        "minimum" => value.as_f64().is_none_or(|n| n >= says.as_f64().unwrap()),
        "maximum" => value.as_f64().is_none_or(|n| n <= says.as_f64().unwrap()),
        "multipleOf" => says.as_f64().is_some_and(|step| step > 0.0),
        "anyOf" => says.as_array().unwrap().iter().any(|schema| fits(schema, value)),
        "items" => value.as_array().is_none_or(|all| all.iter().all(|one| fits(says, one))),
        "properties" => value.as_object().is_none_or(|fields| {
            fields.iter().all(|(name, value)| says.get(name).is_none_or(|s| fits(s, value)))
        }),
        "additionalProperties" => value.as_object().is_none_or(|fields| {
            let known = schema.get("properties").and_then(Json::as_object);
            fields.iter().filter(|(name, _)| !known.is_some_and(|k| k.contains_key(*name))).all(
                |(_, value)| match says {
                    Json::Bool(allowed) => *allowed,
                    says => fits(says, value),
                },
            )
        }),
        "propertyNames" => value
            .as_object()
            .is_none_or(|fields| fields.keys().all(|name| fits(says, &json!(name)))),
        "pattern" => says.is_string(),
        other => panic!("`{other}` is not a keyword we use"),
    })
}

/// As an editor hands a TOML file to a schema: dates are text.
fn as_json(value: &toml::Value) -> Json {
    match value {
        toml::Value::String(text) => json!(text),
        toml::Value::Integer(number) => json!(number),
        toml::Value::Float(number) => json!(number),
        toml::Value::Boolean(flag) => json!(flag),
        toml::Value::Datetime(moment) => json!(moment.to_string()),
        toml::Value::Array(all) => all.iter().map(as_json).collect(),
        toml::Value::Table(fields) => Json::Object(
            fields.iter().map(|(name, value)| (name.clone(), as_json(value))).collect(),
        ),
    }
}

fn accepted(text: &str) -> bool {
    let value: toml::Table = toml::from_str(text).unwrap();
    fits(&json_schema(), &as_json(&toml::Value::Table(value)))
}

#[test]
fn the_schema_accepts_the_example_and_the_default_of_every_key() {
    for key in all_keys() {
        assert!(accepted(&alone(key, key.example)), "{}", key.path);
        assert!(key.default.is_empty() || accepted(&alone(key, key.default)), "{}", key.path);
    }
}

#[test]
fn the_schema_refuses_what_the_reader_refuses() {
    for text in [
        "titel = 1",
        "version = 2",
        "[project]\ntitle = 1",
        "[project]\nlanguage = 3",
        "[audience.coach]\ngrants = [\"private\"]",
        "[audience.coach.see.other]\ngrain = \"day\"",
        "[plan]\nbouts_a_day = 0",
        "[[table]]\nfiel = \"a.csv\"",
    ] {
        assert!(!accepted(text), "{text}");
        assert!(!super::problems(&format!("{text}\n")).is_empty(), "{text}");
    }
}
