import { describe, expect, test } from '@jest/globals'
import { intakePublished } from '@huiyin/contracts/intake'
import { rectificationCommands } from '@huiyin/contracts/rectification'
import type { FollowUp, PublishedEvent } from '@huiyin/messaging'
import { entryIdOf, reactionsToIntake } from './react-to-intake.js'

const assigned = {
  ...{ itemId: 'item-1', unitId: 'K1', personId: null, category: 'C5', campaign: 's2' },
  registeredAt: '2022-03-01T01:00:00.000Z',
  outsideDeadline: { kind: 'given', dueAt: '2022-03-08T04:00:00.000Z' },
}

const followUps = (name: string, data: object): readonly FollowUp[] => {
  const event: PublishedEvent = {
    ...{ id: 'event-1', context: 'intake', name, version: 1, key: 'item-1', data },
    ...{ tenant: 'city', correlation: 'correlation-1' },
    occurredAt: { at: '2022-03-01T02:00:00.000Z', zone: 'Asia/Shanghai', precision: 'instant' },
  }
  return reactionsToIntake.filter(({ to }) => to === name).flatMap(({ react }) => react(event))
}
const settledBy = (name: string) =>
  reactionsToIntake.filter(({ to }) => to === name).flatMap((one) => [...one.settledBy])

describe('event in, commands out', () => {
  test('S0-76 an item was assigned → its unit gets an entry with what it must know', () =>
    expect(followUps('ItemAssigned', assigned)).toStrictEqual([
      { name: 'OpenEntry', target: 'item-1:K1', input: { ...assigned, entryId: 'item-1:K1' } },
    ]))
  test('S4-90 an item was handed on → the old unit’s entry ends, the new unit gets one on the first clock', () =>
    expect(followUps('ItemTransferred', { ...assigned, fromUnitId: 'K1', unitId: 'T1' })).toStrictEqual([
      { name: 'HandOverEntry', target: 'item-1:K1', input: { entryId: 'item-1:K1', toUnitId: 'T1' } },
      { name: 'OpenEntry', target: 'item-1:T1', input: { ...assigned, unitId: 'T1', entryId: 'item-1:T1' } },
    ]))
  test('S0-79 every report has its reply → the entry of the unit that has the item records it', () =>
    expect(followUps('ItemAnswered', { itemId: 'item-1', unitId: 'K1', reports: 2 })).toStrictEqual([
      { name: 'RecordAnswers', target: 'item-1:K1', input: { entryId: 'item-1:K1', reports: 2 } },
    ]))
  test('S0-78 every report was taken back → the entry waits for no reply and may be closed with its outcome', () =>
    expect(followUps('ItemWithdrawn', { itemId: 'item-1', unitId: 'K1' })).toStrictEqual([
      { name: 'RecordAnswers', target: 'item-1:K1', input: { entryId: 'item-1:K1', reports: 0 } },
    ]))
  test('taken back before a unit had it, nothing follows', () =>
    expect(followUps('ItemWithdrawn', { itemId: 'item-1', unitId: null })).toStrictEqual([]))
  test('S0-79 a further report joined → the entry waits again', () =>
    expect(followUps('ReplyOwed', { itemId: 'item-1', unitId: 'K1', reportId: 'report-2' })).toStrictEqual([
      { name: 'RecordReplyOwed', target: 'item-1:K1', input: { entryId: 'item-1:K1', reportId: 'report-2' } },
    ]))
  test('somebody is complained of → the entry of every unit that has or had the item is hidden from him', () => {
    const named = { itemId: 'item-1', complainedOf: ['p-1', 'p-2'], unitIds: ['K1', 'T1'] }
    expect(followUps('PersonComplainedOfNamed', named)).toStrictEqual(
      ['item-1:K1', 'item-1:T1'].map((entryId) => ({
        ...{ name: 'RecordComplainedOf', target: entryId, input: { entryId, personIds: ['p-1', 'p-2'] } },
      })),
    )
    expect(followUps('PersonComplainedOfNamed', { ...named, unitIds: [] })).toStrictEqual([])
  })
  test('S1-89 somebody objects → it is put before a person, with who gave the reply', () => {
    const raised = { itemId: 'item-1', unitId: 'K1', reportId: 'report-1', repliedBy: 'operator-1' }
    const input = { entryId: 'item-1:K1', reportId: 'report-1', repliedBy: 'operator-1' }
    expect(followUps('ObjectionRaised', raised)).toStrictEqual([
      { name: 'RecordObjection', target: 'item-1:K1/report-1', input },
    ])
  })
  test('an erasure is none of its business', () =>
    expect(followUps('ErasureOrdered', { itemId: 'item-1', reportId: 'report-1', subject: 's-1' })).toStrictEqual([]))
  test('S0-79 a reply was voided → the entry of its unit waits for the right one', () => {
    const input = { entryId: 'item-1:unit-7', reportId: 'report-1' }
    const data = { itemId: 'item-1', unitId: 'unit-7', reportId: 'report-1' }
    expect(followUps('ItemFactVoided', data)).toStrictEqual([
      { name: 'RecordReplyOwed', target: 'item-1:unit-7', input },
    ])
    expect(followUps('ItemFactVoided', { ...data, reportId: null })).toStrictEqual([])
    expect(followUps('ItemFactVoided', { ...data, unitId: null })).toStrictEqual([])
  })
})

describe('an objection lapsed with its reply', () => {
  test('S1-90 → it waits no more at the unit where it waited', () => {
    const input = { entryId: 'item-1:unit-7', reportId: 'report-1' }
    expect(followUps('ObjectionLapsed', { itemId: 'item-1', unitId: 'unit-7', reportId: 'report-1' })).toStrictEqual([
      { name: 'RecordObjectionLapse', target: 'item-1:unit-7/report-1', input },
    ])
  })
})

describe('the reactions', () => {
  test('every follow-up is a command whose input fits it', () => {
    for (const [name, { example }] of Object.entries(intakePublished)) {
      for (const { name: command, input } of followUps(name, example)) {
        const definition = rectificationCommands[command as keyof typeof rectificationCommands]
        expect(definition.input.parse(input)).toStrictEqual(input)
        expect(definition.roles).toContain('system')
        expect(definition.lateDays).toBeNull()
      }
    }
  })
  test('a closed entry stays where it was closed when its item is handed on; nothing else is taken as settled', () => {
    expect(settledBy('ItemTransferred')).toStrictEqual(['EntryClosed'])
    for (const name of [
      'ItemAssigned',
      'ItemAnswered',
      'ItemWithdrawn',
      'ReplyOwed',
      'ItemFactVoided',
      'ObjectionRaised',
      'ObjectionLapsed',
    ]) {
      expect(settledBy(name)).toStrictEqual([])
    }
  })
  test('each has a name of its own: it is part of the id of every command it sends', () => {
    const names = reactionsToIntake.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    expect(names).toStrictEqual([
      ...['open-entry-when-assigned', 'pass-on-when-transferred', 'record-answers-when-answered'],
      ...['record-answers-when-withdrawn', 'record-reply-owed', 'record-complained-of'],
      ...['record-style-lead', 'record-style-lead-dropped'],
      'record-reply-owed-when-voided',
      'record-objection',
      'record-objection-lapse',
    ])
  })
  test('an item and a unit have one entry', () => expect(entryIdOf('item-1', 'K1')).toBe('item-1:K1'))
})
