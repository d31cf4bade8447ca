import { describe, expect, test } from '@jest/globals'
import { cnCalendar, deriveDeadline } from '@huiyin/calendar'
import { standardChannels } from '@huiyin/contracts/intake'
import { specFor } from '@huiyin/testing'
import type { ItemEvent } from './events.js'
import { itemExamples as example } from './examples.js'
import { item } from './item.js'
import type { ItemCommand } from './command.js'

const given = specFor(item)
const definitionOf = (code: string) => standardChannels.find((channel) => channel.code === code) ?? null
/** The end of the day on which what comes at a moment is read, by the calendar of the State Council. */
const sameDayFrom = (from: string) => () =>
  deriveDeadline({ rule: { kind: 'sameDay' }, calendar: cnCalendar, zone: 'Asia/Shanghai', from }).dueAt ?? null

const letter = { ...example.ReportReceived.data, channel: 'letter' }
const receive = (channel: string, from: string): ItemCommand => ({
  ...{ ...letter, channel, type: 'ReceiveReport', definitionOf, sameDay: sameDayFrom(from) },
})
const cameIn = (readingDueAt: string): ItemEvent => ({ type: 'ReportReceived', data: { ...letter, readingDueAt } })
const read = (at: string, reader = 'leader-1', instruction = '请现场核实'): ItemCommand => ({
  ...{ type: 'ReadAndInstruct', instruction, reader, at },
})
const isRead = (more: object = {}, reader = 'leader-1', instruction = '请现场核实'): ItemEvent =>
  ({ type: 'ItemRead', data: { instruction, reader, ...more } }) as ItemEvent

/** 3 June 2022 was Dragon Boat Festival, a Friday; 6 June the next working day. */
const HOLIDAY = '2022-06-03T02:00:00.000Z'
const MONDAY_ENDS = '2022-06-06T15:59:59.999Z'
const LATE_EVENING = '2022-06-08T15:40:00.000Z' // 23:40 in Shanghai
const WEDNESDAY_ENDS = '2022-06-08T15:59:59.999Z'

describe('S4-44 what a leader reads on the day it came', () => {
  test('are letters and network petitions; a call has no such day', () => {
    for (const channel of ['letter', 'networkPetition'])
      given()
        .when(receive(channel, LATE_EVENING))
        .thenEvents({ type: 'ReportReceived', data: { ...letter, channel, readingDueAt: WEDNESDAY_ENDS } })
    given()
      .when(receive('hotline12345', LATE_EVENING))
      .thenEvents({ type: 'ReportReceived', data: { ...letter, channel: 'hotline12345' } })
  })
  test('of a day that is not worked is due on the next working day, and no hour cuts a day off (c5.8)', () => {
    given().when(receive('letter', HOLIDAY)).thenEvents(cameIn(MONDAY_ENDS))
    given(cameIn(MONDAY_ENDS))
      .when(read('2022-06-06T09:00:00.000Z'))
      .thenEvents(isRead({ dueAt: MONDAY_ENDS, sameDay: true }))
    // came at 23:40, read at 8:30 on the next morning
    given(cameIn(WEDNESDAY_ENDS))
      .when(read('2022-06-09T00:30:00.000Z'))
      .thenEvents(isRead({ dueAt: WEDNESDAY_ENDS, sameDay: false }))
  })
  test('is nothing of another system, whose letters were read there', () =>
    given()
      .when({ ...receive('letter', HOLIDAY), isTakenOver: true } as ItemCommand)
      .thenEvents({ type: 'ReportReceived', data: letter }))
})

describe('S4-44 a reading', () => {
  test('after the first adds an instruction and judges no day again', () => {
    const first = isRead({ dueAt: MONDAY_ENDS, sameDay: true })
    given(cameIn(MONDAY_ENDS), first)
      .when(read('2022-06-10T01:00:00.000Z', 'leader-2', '限期答复'))
      .thenEvents(isRead({}, 'leader-2', '限期答复'))
    given(cameIn(MONDAY_ENDS), first).when(read('2022-06-10T01:00:00.000Z')).thenNothing()
  })
  test('of what nobody has to read is written down, and is neither in time nor late', () =>
    given({ type: 'ReportReceived', data: letter }).when(read(HOLIDAY)).thenEvents(isRead()))
  test('of what was declined or taken back is refused', () => {
    given(cameIn(MONDAY_ENDS), example.ItemDeclined).when(read(HOLIDAY)).thenRefused('ItemDeclinedAlready')
    given().when(read(HOLIDAY)).thenRefused('ItemUnknown')
  })
})

describe('S4-44 what one campaign demands', () => {
  const register = (campaign: string | null): ItemCommand => ({
    ...{ type: 'RegisterItem', number: 'N-1', category: 'C1', campaign, at: HOLIDAY },
    asksReading: (one) => one === 's4',
  })
  const registered = (campaign: string | null, more: object = {}): ItemEvent =>
    ({
      type: 'ItemRegistered',
      data: { number: 'N-1', category: 'C1', campaign, registeredAt: HOLIDAY, ...more },
    }) as ItemEvent

  test('touches the letters of no other (c6.3): one under s2 has to be read by nobody any more', () => {
    const exempt = registered('s2', { readingDueAt: null })
    given(cameIn(MONDAY_ENDS)).when(register('s2')).thenEvents(exempt)
    given(cameIn(MONDAY_ENDS), exempt).when(read(HOLIDAY)).thenEvents(isRead())
  })
  test('holds for its own, and for a letter that belongs to none', () => {
    given(cameIn(MONDAY_ENDS)).when(register('s4')).thenEvents(registered('s4'))
    given(cameIn(MONDAY_ENDS)).when(register(null)).thenEvents(registered(null))
  })
  test('says nothing to what had no day to be read by', () => {
    given({ type: 'ReportReceived', data: letter }).when(register('s2')).thenEvents(registered('s2'))
    expect.hasAssertions()
  })
})
