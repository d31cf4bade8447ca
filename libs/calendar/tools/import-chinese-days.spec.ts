import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'

const tool = fileURLToPath(new URL('./import-chinese-days.mjs', import.meta.url))
const shipped = fileURLToPath(new URL('../calendars/cn-2026-1.generated.ts', import.meta.url))
const yearsOf2026 = createRequire(import.meta.url).resolve('chinese-days/dist/years/2026.json')

type Source = Record<'holidays' | 'workdays' | 'inLieuDays', Record<string, string>>

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'calendar-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

const run = (...args: readonly string[]) => {
  const { status, stderr } = spawnSync(process.execPath, [tool, ...args], { encoding: 'utf8' })
  return { status, stderr: stderr.trim() }
}
/** Imports the year 2026 as it would be with a change. */
const importChanged = (change: (source: Source) => void) => {
  const source = JSON.parse(readFileSync(yearsOf2026, 'utf8')) as Source
  change(source)
  writeFileSync(join(folder, '2026.json'), JSON.stringify(source))
  return run('--from', '2026', '--source', folder, '--out', join(folder, 'out.ts'))
}
const drop = (days: Record<string, string>, label: string) => {
  for (const day of Object.keys(days)) if (days[day]?.includes(label)) delete days[day]
}

describe('the import from chinese-days', () => {
  test('the shipped edition is what would be written', () => {
    expect(run('--check')).toStrictEqual({ status: 0, stderr: '' })
  })
  test('a stale file fails the check and is left as it is', () => {
    const stale = join(folder, 'stale.ts')
    writeFileSync(stale, readFileSync(shipped, 'utf8').replace("'2022-10-08'", "'2022-10-15'"))
    const before = readFileSync(stale, 'utf8')
    expect(run('--check', '--out', stale)).toStrictEqual({ status: 1, stderr: `stale: ${stale}` })
    expect(readFileSync(stale, 'utf8')).toBe(before)
  })
  test('a missing file fails the check', () => {
    expect(run('--check', '--out', join(folder, 'none.ts')).status).toBe(1)
  })
  test('written again, the file is the shipped one, byte for byte', () => {
    const out = join(folder, 'out.ts')
    expect(run('--out', out).status).toBe(0)
    expect(readFileSync(out, 'utf8')).toBe(readFileSync(shipped, 'utf8'))
  })
})

describe('a year without real data is refused', () => {
  test('2027 has no file', () => {
    const out = join(folder, 'out.ts')
    expect(run('--to', '2027', '--out', out)).toStrictEqual({ status: 1, stderr: '2027: refused, no published data' })
    expect(() => readFileSync(out)).toThrow('ENOENT')
  })
  test('a file that is empty names no holiday', () => {
    const answer = importChanged((source) => {
      Object.assign(source, { holidays: {}, workdays: {}, inLieuDays: {} })
    })
    expect(answer.status).toBe(1)
    expect(answer.stderr).toBe(
      '2026: refused, no newYear, springFestival, tombSweeping, labourDay, dragonBoat, midAutumn, nationalDay',
    )
  })
  test('a file that lacks one holiday is not whole', () => {
    const answer = importChanged((source) => drop(source.holidays, '中秋'))
    expect(answer).toStrictEqual({ status: 1, stderr: '2026: refused, no midAutumn' })
  })
  test('a file that forgot its make-up days does not balance', () => {
    const answer = importChanged((source) => drop(source.workdays, '国庆节'))
    expect(answer).toStrictEqual({ status: 1, stderr: '2026: refused, 6 weekdays swapped for 4 make-up days' })
  })
  test('a make-up day must be a weekend, and every day one of the year', () => {
    const move = (to: string) => (source: Source) => {
      delete source.workdays['2026-10-10']
      source.workdays[to] = 'National Day,国庆节,3'
    }
    expect(importChanged(move('2026-10-12')).stderr).toBe('2026: refused, make-up day 2026-10-12 is no weekend')
    expect(importChanged(move('2027-10-09')).stderr).toBe('2026: refused, 2027-10-09 lies outside')
  })
  test('a holiday that nobody knows is not swallowed', () => {
    const answer = importChanged((source) => {
      source.holidays['2026-09-03'] = 'Anti-Fascist 80th Day,抗战胜利纪念日,1'
    })
    expect(answer.status).toBe(1)
    expect(answer.stderr).toContain('2026-09-03: unknown holiday')
  })
  test('unchanged, 2026 is taken', () => {
    copyFileSync(yearsOf2026, join(folder, '2026.json'))
    expect(run('--from', '2026', '--source', folder, '--out', join(folder, 'out.ts')).status).toBe(0)
  })
})
