import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { ScannerUnreachable } from '@huiyin/files'
import { HARMFUL, scannerContract, type OpenScanner } from '@huiyin/testing/contracts/file-scanner'
import { commandScanner } from './command-scanner.js'

const base = mkdtempSync(join(tmpdir(), 'huiyin-scan-'))
afterAll(() => rmSync(base, { recursive: true, force: true }))

const program = process.execPath
/** Reads everything and ends with 1 where it is the one harmful file, with its name as the last line. */
const SCRIPT = `
const parts = []
process.stdin.on('data', (part) => parts.push(part)).on('end', () => {
  const harmful = Buffer.concat(parts).equals(Buffer.from(process.argv[2], 'hex'))
  console.log('scanned')
  if (harmful) console.log('Eicar-Test')
  process.exitCode = harmful ? 1 : 0
})`

const open: OpenScanner = async () => {
  const script = join(mkdtempSync(join(base, 'one-')), 'scan.cjs')
  writeFileSync(script, SCRIPT)
  return {
    scanner: commandScanner({ program, args: [script, HARMFUL.toString('hex')] }),
    stop: async () => rmSync(script),
  }
}

describe('a program as a scanner', () => {
  test.each(Object.entries(scannerContract))('%s', async (_promise, holds) => {
    await holds(open)
  })
  test('one that is not there, that fails or that never ends has scanned nothing', async () => {
    const scans = [
      commandScanner({ program: join(base, 'nowhere'), args: [] }),
      commandScanner({ program, args: ['-e', 'process.exitCode = 2'] }),
      commandScanner({ program, args: ['-e', 'setInterval(() => {}, 1000)'], timeoutMillis: 300 }),
    ]
    for (const scanner of scans) {
      await expect(scanner.scan(Buffer.from('a'))).rejects.toBeInstanceOf(ScannerUnreachable)
    }
  })
  test('one that judges before it has read everything is heard', async () => {
    const scanner = commandScanner({ program, args: ['-e', 'console.log("Early"); process.exit(1)'] })
    expect(await scanner.scan(Buffer.alloc(5_000_000))).toStrictEqual({ harmful: true, what: 'Early' })
  })
})
