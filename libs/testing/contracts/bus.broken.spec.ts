import { describe, expect, test } from '@jest/globals'
import { memoryEventStore, memoryLog } from '@huiyin/store-memory'
import { settableClock } from '../clock.js'
import { busContract, type OpenLine } from './bus.js'
import { patience } from './bus/line.js'
import { toyBus, type Defect, type Disk, type ToyOptions } from './bus/toy-bus.js'

const ATTEMPTS = 3
patience.millis = 2_000

const lines = (defect: Defect | null): OpenLine => {
  const open = async () => {
    const clock = settableClock('2026-03-30T01:02:03.004Z')
    let log = memoryLog()
    let store = memoryEventStore({ clock, log })
    let disk: Disk = { marks: new Map(), letters: [], running: 0, again: 0 }
    return {
      get store() {
        return store
      },
      bus: async (consumers: ToyOptions['consumers']) => toyBus({ store, consumers, disk, attempts: ATTEMPTS, defect }),
      crash: async () => {
        disk = { marks: new Map(disk.marks), letters: [...disk.letters], running: 0, again: 0 }
      },
      restore: async (facts: number, epoch: 'new' | 'kept') => {
        log = { epoch: epoch === 'new' ? memoryLog().epoch : log.epoch, events: log.events.slice(0, facts) }
        store = memoryEventStore({ clock, log })
      },
      again: async () => {
        disk.again += 1
      },
    }
  }
  return Object.assign(open, { attempts: ATTEMPTS })
}

const brokenPromises = async (defect: Defect | null): Promise<string[]> => {
  const verdicts = Object.entries(busContract).map(([promise, holds]) =>
    holds(lines(defect)).then(
      () => [],
      () => [promise],
    ),
  )
  return (await Promise.all(verdicts)).flat()
}

const deadLetter = 'an event that nobody can handle goes to the dead letters with its reason, and the others go on'
const restart = 'a dead letter is still there after a restart'
const followUps = 'settling waits for follow-ups of follow-ups'
const copied = 'a log copied back by hand is found out by its facts'
const twoAtOnce = 'two buses over the same marks lose nothing when one of them stops, and change no order'
const heldUp = 'a bus that was held up while another went on moves no mark back when it wakes'
const comesAgain = 'what comes again at or below the mark is skipped, and what comes after it is not'
const grown = 'after a restore a log that has grown past the mark again is still another log'

const breaks: Readonly<Record<Defect, readonly string[]>> = {
  betaHearsAlpha: ['a published event reaches every consumer of its context, and nobody else'],
  losesCorrelation: ['an event comes with what it says and where it came from'],
  publishesSecrets: ['what a context keeps to itself reaches nobody and holds nothing up'],
  newcomersBeginAtTheEnd: ['a consumer added later catches up from the beginning of the log'],
  consumersInTurn: ['consumers do not wait for one another', 'a crash of one consumer costs the others nothing'],
  backwards: ['events of one key of one context come in the order of the log', twoAtOnce],
  allAtOnce: ['of one key only one event is handled at a time'],
  skipsAfterFullBatches: ['nothing is skipped under load, whoever writes while the bus reads'],
  marksBeforeHandling: ['an event is handled again after a crash before its mark was saved', heldUp],
  marksOneBehind: ['what was handled before a clean stop does not come again', twoAtOnce, heldUp, comesAgain],
  triesOnce: ['an event that fails for a while is handled in the end'],
  retriesForEver: [deadLetter, restart],
  dropsPoison: [deadLetter, restart],
  forgetsDeadLetters: [restart],
  poisonStopsTheConsumer: [deadLetter, restart],
  skipsBrokenFacts: ['a fact that cannot be published stops its consumer, and whoever waits is told'],
  marksByPositionOnly: [grown, copied],
  marksByEpochOnly: [copied],
  restoreWithoutName: ['after a restore nothing is sent and the consumer is named'],
  sendsBeforeChecking: [grown],
  settlesWhenRead: [
    deadLetter,
    'settling waits until everything committed before was handled',
    followUps,
    'whoever waits for settling is told when the bus stops first',
  ],
  settlesWithoutFollowUps: [followUps],
  settlesNeverOnNothing: ['settling has nothing to wait for in an empty log, or where nobody listens'],
  waitsForAStoppedBus: [
    'a bus that does not run tells whoever waits, instead of letting him wait',
    'whoever waits for settling is told when the bus stops first',
  ],
  leavesWaitersWaiting: ['whoever waits for settling is told when the bus stops first'],
  stopsAtOnce: ['stopping finishes what is being handled, and begins nothing more'],
  leavesItToTheFirst: [twoAtOnce],
  marksMoveBack: [heldUp],
  handlesBelowTheMark: [comesAgain],
  stopsOnlyOnce: ['stopping twice, or a bus that never started, does no harm'],
}

describe('the bus contract', () => {
  test('holds for the bus that the broken ones are made of', async () => {
    expect(await brokenPromises(null)).toStrictEqual([])
  })
  test('has a bus that breaks it for each of its promises', () => {
    expect(new Set(Object.values(breaks).flat())).toStrictEqual(new Set(Object.keys(busContract)))
  })
})

describe('a broken bus fails exactly the promises it breaks', () => {
  for (const [defect, promises] of Object.entries(breaks)) {
    test(
      defect,
      async () => {
        expect(await brokenPromises(defect as Defect)).toStrictEqual(promises)
      },
      40_000,
    )
  }
})
