#!/usr/bin/env node
// Committed so that npm links it before anything is built. ClickHouse in this process holds one libuv thread per running
// query, and an import makes much short-lived data: both sizes must be set before anything else runs.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'

process.env['UV_THREADPOOL_SIZE'] ??= '16'
setFlagsFromString('--max-semi-space-size=32')

const built = new URL('../dist/cli/main.js', import.meta.url)
if (existsSync(fileURLToPath(built))) await import(built.href)
else {
  console.error('Huiyin is not built yet. Run: npm run build')
  process.exit(2)
}
