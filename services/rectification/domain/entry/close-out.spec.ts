import { describe, expect, test } from '@jest/globals'
import { decodeEvent } from '@huiyin/event-sourcing'
import { REOPEN_TRIGGERS } from '@huiyin/contracts/rectification'
import { specFor } from '@huiyin/testing'
import { entryEvents, type EntryEvent } from './events.js'
import { entryExamples as example } from './examples.js'
import { entry, type EntryCommand } from './entry.js'

const given = specFor(entry)
const {
  EntryOpened: opened,
  CompletionClaimed: claimed,
  AnswersRecorded: answered,
  EntryHandedOver: handedOver,
} = example
const {
  AcceptancePassed: passed,
  EntryClosedOut: closedOut,
  EntryReturned: returned,
  EntryReopened: reopened,
} = example
const closed: readonly EntryEvent[] = [opened, claimed, answered, passed, closedOut]

const pass: EntryCommand = { type: 'PassAcceptance', finding: '现场核实无误', by: 'officer-1' }
const reopen: EntryCommand = { type: 'ReopenEntry', trigger: 'lookBack', reason: '问题反弹' }
const claimedBy = (person: string): EntryEvent => ({
  type: 'CompletionClaimed',
  data: { ...claimed.data, claimedBy: person },
})

describe('the entry is closed out', () => {
  test('S0-60 S3-78 S3-79 one by one: accepted by an officer, then struck off', () =>
    given(opened, claimed, answered).when(pass).thenEvents(passed, closedOut))
  test('S0-78 an entry without an outcome is not closed', () =>
    given(opened, answered).when(pass).thenRefused('NothingClaimed'))
  test('S0-79 an entry whose reply is outstanding is not closed', () =>
    given(opened, claimed).when(pass).thenRefused('ReplyOutstanding'))
  test('S0-79 an entry is not closed while a report linked later waits for its reply', () =>
    given(opened, claimed, answered, example.ReplyOwedRecorded).when(pass).thenRefused('ReplyOutstanding'))
  test('S0-79 answered again, it is closed', () =>
    given(opened, claimed, answered, example.ReplyOwedRecorded, answered).when(pass).thenEvents(passed, closedOut))
  test('S0-79 the reply may come before the claim', () =>
    given(opened, answered, claimed).when(pass).thenEvents(passed, closedOut))
  test('S3-80 what was sent back is claimed anew before it is closed', () => {
    given(opened, claimed, answered, returned).when(pass).thenRefused('NothingClaimed')
    given(opened, claimed, answered, returned, claimed).when(pass).thenEvents(passed, closedOut)
  })
  test('closed out again, nothing changes', () =>
    given(...closed)
      .when(pass)
      .thenNothing())
  test('nothing is closed that is not here', () => {
    given().when(pass).thenRefused('EntryUnknown')
    given(opened, claimed, answered, handedOver).when(pass).thenRefused('EntryHandedOverAlready')
  })
})

describe('S3-79 nobody accepts his own work', () => {
  test('not who claimed it', () =>
    given(opened, claimed, answered)
      .when({ ...pass, by: 'handler-1' })
      .thenRefused('OwnWork'))
  test('not who is responsible for the entry', () =>
    given(opened, claimed, answered)
      .when({ ...pass, by: 'person-k1' })
      .thenRefused('OwnWork'))
  test('not who claimed it before a colleague bettered the claim', () =>
    given(opened, claimed, claimedBy('handler-2'), answered)
      .when({ ...pass, by: 'handler-1' })
      .thenRefused('OwnWork'))
  test('not who claimed it before it was sent back', () =>
    given(opened, claimed, returned, claimedBy('handler-2'), answered)
      .when({ ...pass, by: 'handler-1' })
      .thenRefused('OwnWork'))
  test('not who claimed it before it was reopened', () =>
    given(...closed, reopened, claimedBy('handler-2'))
      .when({ ...pass, by: 'handler-1' })
      .thenRefused('OwnWork'))
  test('an officer who sent it back may accept it later', () =>
    given(opened, claimed, answered, returned, claimed).when(pass).thenEvents(passed, closedOut))
})

describe('a closed entry is taken up again', () => {
  for (const trigger of REOPEN_TRIGGERS) {
    test(`S1-90 S4-12 by ${trigger}`, () =>
      given(...closed)
        .when({ ...reopen, trigger })
        .thenEvents({ type: 'EntryReopened', data: { ...reopened.data, trigger } }))
  }
  test('S1-90 reopened, it needs a new claim to be closed again', () =>
    given(...closed, reopened)
      .when(pass)
      .thenRefused('NothingClaimed'))
  test('S1-90 and is closed again like any other', () =>
    given(...closed, reopened, claimed)
      .when(pass)
      .thenEvents(passed, closedOut))
  test('reopened twice, it is open once', () =>
    given(...closed, reopened)
      .when(reopen)
      .thenRefused('EntryNotClosed'))
  test('only what is closed is reopened', () => {
    given().when(reopen).thenRefused('EntryUnknown')
    given(opened, claimed).when(reopen).thenRefused('EntryNotClosed')
    given(opened, handedOver).when(reopen).thenRefused('EntryNotClosed')
  })
})

describe('facts on disk', () => {
  for (const [type, { data }] of Object.entries(example)) {
    test(`${type} is read back from disk as it was written`, () => {
      const definition = entryEvents.defs[type as EntryEvent['type']]
      const body = JSON.stringify(definition.data.parse(data))
      expect(decodeEvent(entryEvents, { type, schema: definition.schema, body })).toStrictEqual({ type, data })
    })
  }
  test('there is an example of every fact', () => {
    expect(Object.keys(example).sort()).toStrictEqual(Object.keys(entryEvents.defs).sort())
  })
  test('a deadline without its derivation fits no fact', () => {
    const bare = { ...opened.data, deadline: { kind: 'date', dueOn: '2022-03-15' } }
    expect(entryEvents.defs.EntryOpened.data.safeParse(bare).success).toBe(false)
    expect(entryEvents.defs.EntryOpened.data.safeParse({ ...bare, deadline: null }).success).toBe(true)
  })
})
