#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Rejoinder authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-comments.py PROGRAM OPENAPI.yaml: holds the bodies that PROGRAM prints against the published file of the API.

Where the file and GSA's prose and examples differ, those win: the body stands in an envelope "data", types of submitters
are in capitals, and a limit is one of bytes as well. Attributes that the file does not know are refused."""

import json
import subprocess
import sys

import yaml

SKIP = 77


def load_schemas(path):
    try:
        with open(path, encoding="utf-8") as file:
            schemas = yaml.safe_load(file)["components"]["schemas"]
    except FileNotFoundError as error:
        print(f"skipped: {error}")
        sys.exit(SKIP)
    schemas["SubmitterType"]["enum"] = [name.upper() for name in schemas["SubmitterType"]["enum"]]
    return schemas


def flatten(schema, schemas):
    """Gives the properties and required names of a schema with all it is made of."""
    if "$ref" in schema:
        return flatten(schemas[schema["$ref"].rsplit("/", 1)[1]], schemas)
    properties, required = dict(schema.get("properties", {})), set(schema.get("required", []))
    for part in schema.get("allOf", []):
        more, names = flatten(part, schemas)
        properties.update(more)
        required |= names
    return properties, required


def find_faults(name, value, schema, schemas):
    if "$ref" in schema:
        schema = schemas[schema["$ref"].rsplit("/", 1)[1]]
    kinds = {"string": str, "boolean": bool, "integer": int, "array": list, "object": dict}
    if not isinstance(value, kinds[schema["type"]]):
        return [f"{name} is no {schema['type']}"]
    faults = []
    if "enum" in schema and value not in schema["enum"]:
        faults.append(f"{name} is {value}")
    if "maxLength" in schema and max(len(value), len(value.encode())) > schema["maxLength"]:
        faults.append(f"{name} is longer than {schema['maxLength']}")
    if schema["type"] == "array":
        for item in value:
            faults += find_faults(name, item, schema["items"], schemas)
    return faults


def check_body(line, schemas):
    body = json.loads(line)
    if set(body) != {"data"} or set(body["data"]) != {"type", "attributes"} or body["data"]["type"] != "comments":
        return ["the envelope is wrong"]
    attributes = body["data"]["attributes"]
    kind = attributes.get("submitterType", "").capitalize() + "Comment"
    if kind not in schemas:
        return [f"no schema {kind}"]
    properties, required = flatten(schemas[kind], schemas)
    faults = [f"{name} is missing" for name in required - set(attributes)]
    for name, value in attributes.items():
        faults += find_faults(name, value, properties[name], schemas) if name in properties else [f"{name} is unknown"]
    if attributes.get("submissionType") != "API":
        faults.append("submissionType is not API")
    if "numItemsReceived" in attributes:
        faults.append("numItemsReceived is not ours to send")
    if ("files" in attributes) != ("submissionKey" in attributes):
        faults.append("files and their key go together")
    if attributes.get("sendEmailReceipt") and not attributes.get("email"):
        faults.append("a receipt without an address")
    return faults


def main():
    schemas = load_schemas(sys.argv[2])
    # The check itself must be able to fail.
    wrong = '{"data":{"type":"comments","attributes":{"submitterType":"Anonymous","comment":7}}}'
    assert len(check_body(wrong, schemas)) >= 3
    lines = subprocess.run([sys.argv[1]], check=True, capture_output=True, text=True).stdout.splitlines()
    faults = [f"{line[:120]}: {fault}" for line in lines for fault in check_body(line, schemas)]
    print("\n".join(faults) if faults else f"{len(lines)} bodies fit the file of the API")
    sys.exit(1 if faults or len(lines) < 12 else 0)


if __name__ == "__main__":
    main()
