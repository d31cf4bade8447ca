// `node --import` this to run a TypeScript source of the workspace in a process of its own.
import { register } from 'node:module'

register('./typescript-hooks.mjs', import.meta.url)
