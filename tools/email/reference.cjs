// Renders every tests/messages/email/reference/*.mjml with the reference implementation of MJML (npm: mjml) and
// writes <name>.html beside it. Run: npm install mjml@5.4.1 in an empty folder, then
// node tools/email/reference.cjs <that folder>
const fs = require("node:fs");
const path = require("node:path");
const modules = path.resolve(process.argv[2], "node_modules", "mjml");
const loaded = require(modules);
const mjml2html = loaded.default ?? loaded;
const folder = path.resolve(__dirname, "../../tests/messages/email/reference");

(async () => {
  const version = require(path.join(modules, "package.json")).version;
  fs.writeFileSync(path.join(folder, "VERSION"), `npm mjml ${version}\n`);
  for (const file of fs.readdirSync(folder).filter((name) => name.endsWith(".mjml")).sort()) {
    const source = fs.readFileSync(path.join(folder, file), "utf8");
    const { html, errors } = await mjml2html(source, { validationLevel: "strict", minify: false, beautify: false, ignoreIncludes: true });
    if (errors && errors.length) throw new Error(`${file}: ${errors.map((each) => each.formattedMessage).join("; ")}`);
    fs.writeFileSync(path.join(folder, file.replace(/\.mjml$/, ".html")), html.trim() + "\n");
  }
})();
