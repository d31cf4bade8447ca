// How the rules of `.dependency-cruiser.mjs` are written.

export const SPEC = '[.]spec[.]tsx?$'
export const CONFIG = '(^|/)[^/]+[.]config[.]m?ts$'
export const TOOLS = '^(libs/([^/]+|adapters/[^/]+)|apps/[^/]+)/tools/'
/** A project's root folder, as group 1. */
export const PROJECT = '^(libs/adapters/[^/]+|libs/(?!adapters/)[^/]+|services/[^/]+|apps/[^/]+|test)/'

export const libs = (...names) => `^libs/(${names.join('|')})/`
export const npm = (...names) => `(^|/)node_modules/(${names.join('|')})/`
export const core = (...names) => `^(node:)?(${names.join('|')})$`
export const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })
/** From these folders (specs aside) nothing but this may be imported. */
export const only = (name, comment, path, allowed) =>
  rule(name, comment, { path, pathNot: [SPEC, CONFIG, TOOLS] }, { pathNot: allowed })

export const FRAMEWORKS = npm('@nestjs', '@apollo', '@as-integrations', 'graphql', 'express', 'fastify', 'rxjs')
export const DRIVERS = npm(
  ...['kafkajs', 'libsql', 'better-sqlite3', 'chdb', '@chdb', '@clickhouse', 'pg', '@kurrent', '@eventstore'],
  ...['@aws-sdk', 'ioredis', 'mongodb'],
)
/** What only processes of their own stand on. */
export const CLUSTER_ENGINES = npm('kafkajs', 'pg', 'prom-client', '@opentelemetry/(?!api/)[^/]+')
/** What reads and writes the files people have. */
export const FORMATS = npm(
  ...['@noble/hashes', 'csv-parse', 'fflate', 'html-to-text', '@types/html-to-text', 'postal-mime'],
  ...['read-excel-file', 'write-excel-file'],
)
