// Writes messages/email/mjml-elements.json from the reference implementation of MJML (npm: mjml, MIT):
// for each element what it may hold and which attributes it knows.
// Run: npm install mjml@5.4.1 in an empty folder, then: node mjml_elements.cjs <that folder> > messages/email/mjml-elements.json
const path = require("node:path");
const modules = path.resolve(process.argv[2], "node_modules");
const preset = require(path.join(modules, "mjml-preset-core"));
const { components, dependencies } = preset.default ?? preset;
const elements = {
  mjml: { holds: dependencies.mjml, attributes: { lang: "string", dir: "enum(ltr,rtl,auto)", owa: "enum(desktop,)" } },
};
for (const component of [...components].sort((a, b) => (a.componentName < b.componentName ? -1 : 1))) {
  const name = component.componentName;
  elements[name] = {
    holds: (dependencies[name] ?? []).filter((child) => typeof child === "string"),
    is_text: Boolean(component.endingTag),
    attributes: component.allowedAttributes ?? {},
  };
}
const version = require(path.join(modules, "mjml", "package.json")).version;
console.log(JSON.stringify({ source: `npm mjml ${version}, MIT`, elements }, null, 1));
