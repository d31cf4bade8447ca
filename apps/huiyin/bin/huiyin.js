#!/usr/bin/env -S node --max-semi-space-size=64
// Committed so that npm links it before anything is built. ClickHouse in this process holds one libuv thread for each
// running query, which is set before anything else runs; an import makes much short-lived data, and a larger nursery
// (the flag above; it cannot be set later) halves what collecting it costs.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { BUNDLE, isFresh } from './bundle.js'

process.env['UV_THREADPOOL_SIZE'] ??= '16'

const built = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url))
if (existsSync(built)) await import(isFresh() ? `${BUNDLE}/main.js` : built)
else {
  console.error('Huiyin is not built yet. Run: npm run build')
  process.exit(2)
}
