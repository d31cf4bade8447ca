import { spawn } from 'node:child_process'
import { ScannerUnreachable, type FileScanner, type Scan } from '@huiyin/files'

/** What is run for each file, without a shell, and how long it is waited for. */
export interface CommandScannerOptions {
  readonly program: string
  readonly args: readonly string[]
  readonly timeoutMillis?: number
}

const TIMEOUT_MILLIS = 60_000
/** What is read of what the program says; the rest is dropped. */
const MOST_SAID = 4_096

interface Ended {
  readonly code: number | null
  readonly said: string
}

const run = ({ program, args, timeoutMillis = TIMEOUT_MILLIS }: CommandScannerOptions, bytes: Uint8Array) =>
  new Promise<Ended>((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'ignore'], timeout: timeoutMillis })
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => {
      if (said.length < MOST_SAID) said += chunk.toString('utf8')
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, said: said.slice(0, MOST_SAID).trim() }))
    child.stdin.on('error', () => undefined) // a program may judge before it has read everything
    child.stdin.end(bytes)
  })

/**
 * As clamscan and others end: 0 nothing found, 1 something found; the last line said is what it was. A program that broke
 * ends with 1 too, often, and says nothing here.
 */
const scanOf = ({ code, said }: Ended, program: string): Scan => {
  if (code === 0) return { harmful: false }
  if (code === 1 && said !== '') return { harmful: true, what: said.split('\n').at(-1)! }
  throw new ScannerUnreachable(`${program} ended with ${code ?? 'a signal'} and scanned nothing`)
}

/** A scanner that is a program: it reads the file from its standard input and ends with 0 or 1. */
export const commandScanner = (options: CommandScannerOptions): FileScanner => ({
  scan: async (bytes) => {
    const ended = await run(options, bytes).catch((error: unknown) => {
      throw new ScannerUnreachable(`${options.program} could not be run: ${(error as Error).message}`)
    })
    return scanOf(ended, options.program)
  },
})
