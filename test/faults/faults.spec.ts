import { beforeAll, describe, expect, test } from '@jest/globals'
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { DefectName } from './defects.js'
import type { Kill } from './kill.js'
import { isBad, runRounds, type Round } from './rounds.js'

// Whoever is killed runs from what was built: ClickHouse in the process and kill -9 are nothing for a Jest worker.

const root = fileURLToPath(new URL('../..', import.meta.url))
const child = fileURLToPath(new URL('./dist/child.js', import.meta.url))
const MINUTES = 60_000
const problemsOf = (rounds: readonly Round[]) =>
  rounds.flatMap(({ round, problems }) => problems.map((says) => `${round} ${says}`))

beforeAll(() => {
  const { status, stdout } = spawnSync(process.execPath, ['node_modules/.bin/tsc', '-b', 'test/faults'], {
    cwd: root,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`what is to be killed could not be built:\n${stdout}`)
}, 3 * MINUTES)

describe('killed at any moment', () => {
  test(
    'an installation loses nothing that was acknowledged, counts nothing twice, and equals its rebuild',
    async () => {
      const { rounds } = await runRounds({ rounds: 20, seed: 1, child })
      expect(problemsOf(rounds)).toStrictEqual([])
      expect(rounds.filter(isBad)).toStrictEqual([])
      expect(rounds).toHaveLength(20)
      expect(rounds.reduce((sum, { acknowledged }) => sum + acknowledged, 0)).toBeGreaterThan(200)
    },
    5 * MINUTES,
  )
})

describe('the suite catches what it is there for', () => {
  const seeded: readonly { defect: DefectName; aim: Kill['after']; finds: RegExp }[] = [
    { defect: 'early-acknowledgement', aim: 'loading', finds: /lost: .* acknowledged .* is not in the log/ },
    { defect: 'checkpoint-apart', aim: 'lists', finds: /lost: list .* rows of a rebuild are not there/ },
    {
      defect: 'range-not-written-down',
      aim: 'inserted',
      finds: /doubled: table .* rows are there that a rebuild has not/,
    },
    { defect: 'random-reaction-id', aim: 'loading', finds: /doubled: .* times more than its cause/ },
  ]
  test.each(seeded)(
    'the defect $defect is found',
    async ({ defect, aim, finds }) => {
      const { rounds } = await runRounds({ rounds: 20, seed: 2, child, defect, aim, finds, rebuildEvery: 1 })
      expect(problemsOf(rounds).join('\n')).toMatch(finds)
    },
    3 * MINUTES,
  )
})
