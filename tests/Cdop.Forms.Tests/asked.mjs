// Asks the browser's half of a form which items are asked: a page without a browser, on standard input.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { answersIn, isAsked } = await import(pathToFileURL(process.argv[2]));
const pages = JSON.parse(readFileSync(0, "utf8"));
const asked = pages.map(({ items, fields }) => {
  const shown = [];
  const answersOf = (name, type) => {
    const field = fields[name];
    return field.within.every((item) => shown[item]) ? field.says ?? answersIn(type, field) : [];
  };
  items.forEach(({ when }) => shown.push(isAsked(when, answersOf)));
  return items.map(({ within }, item) => shown[item] && within.every((outer) => shown[outer]));
});
process.stdout.write(JSON.stringify(asked));
