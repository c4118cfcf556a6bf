// Compiles site.scss and cdop.js into wwwroot/assets. Run by build/assets, which skips it when nothing has changed.
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { buildSync, transformSync } from "esbuild";
import { compile } from "sass";

const here = import.meta.dirname;
const out = `${here}/../wwwroot/assets`;
const browsers = ["chrome109", "firefox115", "safari15"];

const { css } = compile(`${here}/site.scss`, { loadPaths: [`${here}/node_modules`], charset: false, quietDeps: true });
const outside = css.match(/(?:https?:)?\/\/[a-z0-9.-]+\.[a-z]{2,}|data:/gi);
if (outside) {
  throw new Error(`The style sheet leads outside our own address: ${[...new Set(outside)].join(", ")}`);
}

rmSync(out, { recursive: true, force: true });
mkdirSync(`${out}/images`, { recursive: true });
for (const [, image] of css.matchAll(/url\("?\/assets\/images\/([\w.-]+)/g)) {
  copyFileSync(`${here}/node_modules/nhsuk-frontend/dist/nhsuk/assets/images/${image}`, `${out}/images/${image}`);
}

writeFileSync(`${out}/site.css`, transformSync(css, { loader: "css", minify: true, target: browsers }).code);
buildSync({ entryPoints: [`${here}/cdop.js`], outfile: `${out}/cdop.js`, bundle: true, format: "esm", minify: true, target: browsers });
