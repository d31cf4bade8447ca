import { execFile, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Row } from './city.js'

const SCRIPT = fileURLToPath(new URL('ask-as-georeport.py', import.meta.url))
const INSTALLED = fileURLToPath(new URL('../../../node_modules/.cache/georeport/bin/python', import.meta.url))

/** A Python that has the client: the one `.ci/run` made, or the one the environment names. */
export const pythonWithClient = (): string | null => {
  const python = process.env['HUIYIN_GEOREPORT_PYTHON'] ?? (existsSync(INSTALLED) ? INSTALLED : 'python3')
  return spawnSync(python, ['-c', 'import georeport']).status === 0 ? python : null
}

/** What the client understood of our answers. */
export interface Understood {
  readonly services: readonly Row[]
  readonly definition: Row
  readonly requests: Row | readonly Row[]
  readonly byId: Row | readonly Row[]
  readonly request: Row
}

/** What the client is to ask, and by which format it reads. */
export interface AskedOfClient {
  /** Where the interface is, before `/open311`. */
  readonly url: string
  readonly tenant: string
  readonly service: string
  readonly request: string
  readonly format: 'json' | 'xml'
  /** Requests received since then. */
  readonly since: string
}

/** Asks everything the client can ask, and gives what it understood. */
export const understoodBy = async (python: string, asked: AskedOfClient): Promise<Understood> => {
  const { url, service, request, format, tenant, since } = asked
  const args = [SCRIPT, `${url}/open311/v2`, service, request, format, tenant, since]
  const { stdout } = await promisify(execFile)(python, args)
  return JSON.parse(stdout) as Understood
}

/** The first row of an answer; the client gives a single one as itself. */
export const firstOf = (rows: Row | readonly Row[]): Row | undefined =>
  Array.isArray(rows) ? (rows as readonly Row[])[0] : (rows as Row)
