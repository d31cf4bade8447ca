import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { NOT_RUN_FILE, notRun } from './not-run.js'

const outside = process.env[NOT_RUN_FILE]
let printed: string[] = []

beforeEach(() => {
  printed = []
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => printed.push(String(text)) > 0)
})
afterEach(() => {
  jest.restoreAllMocks()
  if (outside === undefined) delete process.env[NOT_RUN_FILE]
  else process.env[NOT_RUN_FILE] = outside
})

describe('a suite that was not run', () => {
  test('says so in the output and in the file that collects them', () => {
    const folder = mkdtempSync(join(tmpdir(), 'huiyin-not-run-'))
    const file = join(folder, 'not-run.txt')
    process.env[NOT_RUN_FILE] = file
    notRun('kafka bus', 'no broker')
    notRun('fsync faults', 'no strace')
    expect(readFileSync(file, 'utf8')).toBe('kafka bus: no broker\nfsync faults: no strace\n')
    expect(printed).toStrictEqual(['NOT RUN kafka bus: no broker\n', 'NOT RUN fsync faults: no strace\n'])
    rmSync(folder, { recursive: true })
  })
  test('needs no file to say so', () => {
    delete process.env[NOT_RUN_FILE]
    notRun('kafka bus', 'no broker')
    expect(printed).toStrictEqual(['NOT RUN kafka bus: no broker\n'])
  })
})
