import { fileURLToPath } from 'node:url'

/** What `node` is told so that it runs TypeScript sources of the workspace, in a process or on a thread. */
export const TYPESCRIPT: readonly string[] = [
  '--conditions=@huiyin/source',
  '--disable-warning=ExperimentalWarning',
  '--import',
  new URL('./register-typescript.mjs', import.meta.url).href,
]

/**
 * What to give to `node` so that it runs a TypeScript source of the workspace in a process of its own: for specs that
 * kill a process or meddle with its system calls. The process sees the sources of the other projects, not what was built.
 */
export const typescriptProcess = (script: URL, ...args: readonly string[]): string[] => [
  ...TYPESCRIPT,
  fileURLToPath(script),
  ...args,
]
