import { describe, expect, test } from '@jest/globals'
import { fold } from '@huiyin/event-sourcing'
import { specFor } from '@huiyin/testing'
import { entry, type EntryCommand } from './entry.js'
import type { EntryEvent } from './events.js'
import { entryExamples as example } from './examples.js'

const given = specFor(entry)
const { EntryOpened: opened, EntryHandedOver: handedOver, EntryClosedOut: closedOut } = example
const record = (...personIds: readonly string[]): EntryCommand => ({
  type: 'RecordComplainedOf',
  personIds: [...personIds],
})
const recorded = (...personIds: readonly string[]): EntryEvent => ({
  type: 'ComplainedOfRecorded',
  data: { personIds: [...personIds] },
})
const about = (...complainedOf: readonly string[]): EntryEvent => ({
  type: 'EntryOpened',
  data: { ...opened.data, complainedOf: [...complainedOf] },
})
const known = (...history: readonly EntryEvent[]) => fold(entry, entry.initialState, history).complainedOf

describe('of whom the item of an entry complains', () => {
  test('is recorded once for each, whatever has become of the entry', () => {
    given(opened).when(record('a', 'b')).thenEvents(recorded('a', 'b'))
    given(opened, recorded('a')).when(record('a', 'b')).thenEvents(recorded('b'))
    given(opened, recorded('a')).when(record('a')).thenNothing()
    given(opened, handedOver).when(record('a')).thenEvents(recorded('a'))
    given(opened, closedOut).when(record('a')).thenEvents(recorded('a'))
  })
  test('says nothing new where the opening said it', () => given(about('a')).when(record('a')).thenNothing())
  test('is not recorded of an entry nobody has heard of', () => given().when(record('a')).thenRefused('EntryUnknown'))
  test('comes with the opening as its command said it', () => {
    const { deadline, ...data } = opened.data
    given()
      .when({ type: 'OpenEntry', ...data, complainedOf: ['a'], deadline })
      .thenEvents({ type: 'EntryOpened', data: { ...data, complainedOf: ['a'], deadline } })
  })
  test('is kept through a hand-over and a return, and only grows', () => {
    expect(known(opened)).toStrictEqual([])
    expect(known(about('a'), recorded('b'), handedOver)).toStrictEqual(['a', 'b'])
    expect(known(about('a'), recorded('b'), handedOver, opened)).toStrictEqual(['a', 'b'])
    expect(known(opened, recorded('a'), handedOver, about('b'))).toStrictEqual(['a', 'b'])
  })
})
