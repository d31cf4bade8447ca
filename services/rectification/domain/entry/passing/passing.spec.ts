import { describe, expect, test } from '@jest/globals'
import { specFor } from '@huiyin/testing'
import { entry, type EntryCommand } from '../entry.js'
import type { EntryEvent } from '../events.js'
import { entryExamples as example } from '../examples.js'
import { isOwnWork } from '../state.js'

const given = specFor(entry)
const after = (...facts: readonly EntryEvent[]) => facts.reduce(entry.evolve, entry.initialState)
type PassOn = Extract<EntryCommand, { type: 'PassOnEntry' }>
const { EntryOpened: opened } = example
const unnamed: EntryEvent = { type: 'EntryOpened', data: { ...opened.data, personId: null } }
const part: EntryEvent = { ...opened, data: { ...opened.data, lead: { entryId: 'item-1:K0', part: '管线迁改' } } }

const post = { postId: 'post-k1', principal: true, on: '2022-07-01' }
const passOn = (more: Partial<PassOn> = {}): EntryCommand => ({
  ...{ type: 'PassOnEntry', ...post, zone: 'Asia/Shanghai', fromPersonId: 'person-k1', fromStays: false },
  ...{ toPersonId: 'person-k9', atOrAbove: ['person-k9', 'mayor'], ...more },
})
const left = passOn({ toPersonId: null, atOrAbove: [] })
const passed = (more: object = {}): EntryEvent => ({
  type: 'EntryPassedOn',
  data: {
    ...{ itemId: 'item-1', unitId: 'K1', ...post, fromPersonId: 'person-k1', toPersonId: 'person-k9', named: true },
    ...more,
  },
})
const vacant = passed({ toPersonId: null })

describe('an entry and who follows in a post', () => {
  test('S4-92 what was given to somebody by name passes to him who follows, its days untouched', () => {
    given(opened).when(passOn()).thenEvents(passed())
    expect(after(opened, passed()).deadline).toStrictEqual(opened.data.deadline)
    expect(after(opened, passed()).opening?.personId).toBe('person-k9')
  })
  test('S4-92 what was given to a unit alone is his who heads it, and stays nobody’s by name', () => {
    given(unnamed)
      .when(passOn())
      .thenEvents(passed({ named: false }))
    given(unnamed)
      .when(passOn({ principal: false }))
      .thenNothing()
    expect(after(unnamed, passed({ named: false })).opening?.personId).toBeNull()
  })
  test('while the post is vacant it is nobody’s, and passes when somebody is appointed', () => {
    given(opened).when(left).thenEvents(vacant)
    given(opened, vacant).when(left).thenNothing()
    given(opened, vacant)
      .when(passOn({ on: '2022-08-01' }))
      .thenEvents(passed({ on: '2022-08-01' }))
  })
  test('a new post of who heads the unit ends the vacancy of the old one; another post does not', () => {
    const director = passOn({ postId: 'director', fromPersonId: null })
    given(opened, vacant)
      .when(director)
      .thenEvents(passed({ postId: 'director' }))
    given(opened, vacant)
      .when(passOn({ postId: 'clerk', principal: false }))
      .thenNothing()
  })
  test('who comes back to his vacant post has it again', () =>
    given(opened, vacant)
      .when(passOn({ toPersonId: 'person-k1', on: '2022-08-01' }))
      .thenEvents(passed({ toPersonId: 'person-k1', on: '2022-08-01' })))
  test('said twice it passes once', () => given(opened, passed()).when(passOn()).thenNothing())
  test('who has another post in the unit keeps what was given to him by name', () =>
    given(opened)
      .when(passOn({ fromStays: true }))
      .thenNothing())
  test('S4-92 a change of the day it was registered passes it, and so does a second one of the same day', () => {
    given(opened)
      .when(passOn({ on: '2022-03-01' }))
      .thenEvents(passed({ on: '2022-03-01' }))
    given(opened, passed())
      .when(passOn({ fromPersonId: 'person-k9', toPersonId: 'person-k5' }))
      .thenEvents(passed({ fromPersonId: 'person-k9', toPersonId: 'person-k5' }))
  })
  test('a post that nobody left takes nothing over, and who has it goes on having it', () => {
    given(unnamed)
      .when(passOn({ fromPersonId: null }))
      .thenNothing()
    given(opened)
      .when(passOn({ toPersonId: 'person-k1' }))
      .thenNothing()
  })
  test('S2-11 of a part the lead is told to whom it passed', () => {
    given(part)
      .when(passOn())
      .thenEvents(passed({ leadEntryId: 'item-1:K0' }))
  })
  test('a change of before the entry, or of before the last one, passes nothing', () => {
    given(opened)
      .when(passOn({ on: '2022-02-28' }))
      .thenNothing()
    const again = passOn({ fromPersonId: 'person-k9', toPersonId: 'person-k5', on: '2022-06-30' })
    given(opened, passed()).when(again).thenNothing()
  })
  test('S2-54 it does not pass to whom the item complains of, nor to anybody below him; it waits for another', () => {
    const complained: EntryEvent = { type: 'ComplainedOfRecorded', data: { personIds: ['mayor'] } }
    given(opened, complained)
      .when(passOn())
      .thenEvents(passed({ toPersonId: null, withheld: true }))
    const withheld = passed({ toPersonId: null, withheld: true })
    given(opened, complained, withheld).when(passOn()).thenNothing()
    given(opened, vacant, complained).when(passOn()).thenEvents(withheld)
    given(opened, complained, withheld)
      .when(passOn({ toPersonId: 'person-k5', atOrAbove: ['person-k5'], fromPersonId: 'person-k9' }))
      .thenEvents(passed({ toPersonId: 'person-k5' }))
  })
  test('S3-79 who had it before judges nothing of it afterwards', () => {
    const state = after(opened, passed())
    expect([isOwnWork(state, 'person-k1'), isOwnWork(state, 'person-k9'), isOwnWork(state, 'officer-1')]).toStrictEqual(
      [true, true, false],
    )
  })
  test('what is struck off or went elsewhere passes nowhere', () => {
    given(opened, example.EntryHandedOver).when(passOn()).thenNothing()
    given().when(passOn()).thenRefused('EntryUnknown')
  })
})

describe('an entry of a unit that was merged', () => {
  const takeOver = (unitId: string, intoUnitId: string): EntryCommand => ({
    ...{ type: 'TakeOverEntry', unitId, intoUnitId, on: '2022-07-01' },
  })
  const takenOver: EntryEvent = example.EntryTakenOver
  test('S4-92 goes on in the unit that took it over, under its own number and days', () => {
    given(opened).when(takeOver('K1', 'K2')).thenEvents(takenOver)
    expect(after(opened, takenOver).deadline).toStrictEqual(opened.data.deadline)
  })
  test('S2-11 of a part the lead is told which unit took it over', () =>
    given(part)
      .when(takeOver('K1', 'K2'))
      .thenEvents({ type: 'EntryTakenOver', data: { ...takenOver.data, leadEntryId: 'item-1:K0' } } as EntryEvent))
  test('said twice it is taken over once, and that unit may be merged again', () => {
    given(opened, takenOver).when(takeOver('K1', 'K2')).thenNothing()
    const again: EntryEvent = {
      type: 'EntryTakenOver',
      data: { itemId: 'item-1', unitId: 'K1', intoUnitId: 'K3', on: '2022-07-01' },
    }
    given(opened, takenOver).when(takeOver('K2', 'K3')).thenEvents(again)
  })
  test('S2-20 who took it over is late when its deadline passes', () => {
    const dueAt = '2022-03-15T15:59:59.999Z'
    const state = after(opened, takenOver)
    const note: EntryCommand = { type: 'NoteDeadlineNear', dueAt, at: '2022-03-14T16:00:00.000Z' }
    expect(entry.decide(note, state)).toMatchObject({ ok: true, events: [{ data: { unitId: 'K2' } }] })
  })
})
