import { rmSync } from 'node:fs';
import { build } from 'esbuild';

const outdir = '../wwwroot/dist';
rmSync(outdir, { recursive: true, force: true });
await build({
  entryPoints: {
    app: 'src/app.js',
    field: 'src/field.js',
    'field-form': 'src/field-form.js',
    'field-sw': 'src/field-sw.js',
    map: 'src/map.js',
    // MapLibre starts its worker from a file of its own, so that no blob: address is needed in the CSP.
    'map-worker': 'node_modules/maplibre-gl/dist/maplibre-gl-worker.mjs',
  },
  bundle: true,
  minify: true,
  format: 'esm',
  target: ['chrome100', 'firefox100', 'safari15'],
  legalComments: 'none',
  outdir,
  logLevel: 'warning',
});
await build({
  entryPoints: Object.fromEntries(['app', 'elder', 'field', 'letter', 'map', 'print'].map((name) => [name, `../Styles/${name}.css`])),
  bundle: true,
  minify: true,
  target: ['chrome100', 'firefox100', 'safari15'],
  outdir,
  logLevel: 'warning',
});
