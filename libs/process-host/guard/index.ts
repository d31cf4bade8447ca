import { UNGUARDED, type FileGuard, type FileScanner } from '@huiyin/files'
import { clamdScanner } from '@huiyin/scanner-clamd'
import { commandScanner } from '@huiyin/scanner-command'
import { readConfig } from '../config/read-config.js'
import { scannerConfig, type ScannerConfig } from '../config/shapes.js'
import { z } from 'zod'

const scannerAt = (at: string): FileScanner => {
  const [program = '', ...args] = at.replace(/^exec:/, '').split(/\s+/)
  if (at.startsWith('exec:')) return commandScanner({ program, args })
  if (!at.startsWith('clamd://')) return clamdScanner({ at: { path: at.replace(/^clamd:/, '') } })
  const { hostname: host, port } = new URL(at)
  return clamdScanner({ at: { host, port: Number(port) } })
}

/** Who looks through files as it is configured; nobody where nothing is. */
export const guardOf = (config: ScannerConfig | undefined): FileGuard =>
  config === undefined ? UNGUARDED : { scanner: scannerAt(config.at), whenDown: config.whenDown }

/**
 * The scanner of an installation in one process, by the variables a process of its own is told it by:
 * `HUIYIN_SCANNER_AT`, `HUIYIN_SCANNER_WHENDOWN`. Throws `BadConfig` where they cannot be used.
 */
export const scannerIn = (env: Readonly<Record<string, string | undefined>>): ScannerConfig | undefined =>
  env['HUIYIN_SCANNER_AT'] ? readConfig(z.strictObject({ scanner: scannerConfig }), { env }).scanner : undefined
