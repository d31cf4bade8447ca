import { describe, expect, test } from '@jest/globals'
import { CONTEXTS } from '@huiyin/process-host'
import { DEFECTS } from './defects.js'
import { faultsFor } from './faults.js'
import { optionsOf, SHORT } from './options.js'
import { pairFaultsFor } from './pair-faults.js'

const names = [...pairFaultsFor(CONTEXTS), ...faultsFor(['vault', ...CONTEXTS, 'projector'])].map(({ name }) => name)
const playedIn = (...words: readonly string[]) => names.filter((name) => optionsOf(words)?.isWanted({ name }))

describe('the short form', () => {
  test('plays every fault it names once, and seeds a defect that must be caught', () => {
    const short = optionsOf(['--short'])
    expect(playedIn('--short').toSorted()).toStrictEqual([...SHORT.faults].toSorted())
    expect([short?.rounds, short?.defects.length, short?.wantedSeconds]).toStrictEqual([1, 1, 240])
  })
  test('can be narrowed like the long one', () => {
    expect(playedIn('--short', '--only', 'the broker,nothing')).toStrictEqual([
      'kill -9 the broker',
      'rectification to the broker: swallowed',
    ])
  })
})

describe('the long form', () => {
  test('plays every fault and seeds every defect', () => {
    expect(playedIn()).toStrictEqual(names)
    expect(optionsOf([])?.defects).toStrictEqual(Object.keys(DEFECTS))
  })
  test('plays those whose name has one of the parts', () => {
    expect(playedIn('--only', 'vault,ClickHouse')).toStrictEqual(['kill -9 vault', 'kill -9 ClickHouse'])
  })
})

test('what is no number is not understood', () => {
  expect(optionsOf(['--rounds', 'many'])).toBeNull()
})
