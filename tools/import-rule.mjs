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
