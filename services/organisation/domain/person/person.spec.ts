import { describe, test } from '@jest/globals'
import { specFor } from '@huiyin/testing'
import type { NamedUnit } from '../unit/named-unit.js'
import type { PersonEvent } from './events.js'
import { person, type PersonCommand } from './person.js'

const given = specFor(person)
type Of<N extends PersonCommand['type']> = Extract<PersonCommand, { type: N }>

const open: NamedUnit = { standing: 'open', closesOn: null, way: ['b1', 'city'] }
const free = { holder: null, principal: null }

const addPerson = (name = '王力', validFrom = '2020-01-01'): PersonCommand => ({ type: 'AddPerson', name, validFrom })
const post = {
  postId: 'p1',
  postTitle: '局长',
  unitId: 'b1',
  rank: 'principal',
  validFrom: '2026-01-01',
  validTo: null,
} as const
const appoint = (more: Partial<Of<'AppointPerson'>> = {}): PersonCommand => ({
  ...{ type: 'AppointPerson', ...post, unit: open, post: free, ...more },
})
const endAppointment = (validTo: string, postId = 'p1'): PersonCommand => ({ type: 'EndAppointment', postId, validTo })

const added: PersonEvent = { type: 'PersonAdded', data: { name: '王力', validFrom: '2020-01-01' } }
const appointed: PersonEvent = { type: 'PersonAppointed', data: { personName: '王力', ...post } }
const ended = (validTo: string, validFrom = '2026-01-01'): PersonEvent => ({
  type: 'AppointmentEnded',
  data: { postId: 'p1', unitId: 'b1', validFrom, validTo },
})

describe('adding a person', () => {
  test('makes them known from a day on', () => {
    given().when(addPerson()).thenEvents(added)
  })
  test('once more changes nothing, under another name or from another day it is refused', () => {
    given(added).when(addPerson()).thenNothing()
    given(added).when(addPerson('王利')).thenRefused('PersonAlreadyAdded')
    given(added).when(addPerson('王力', '2021-01-01')).thenRefused('PersonAlreadyAdded')
  })
})

describe('appointing a person', () => {
  test('gives a post in a unit from a day on, under the name the person then has', () => {
    given(added).when(appoint()).thenEvents(appointed)
  })
  test('until a day where the end is known', () => {
    given(added)
      .when(appoint({ validTo: '2026-12-31' }))
      .thenEvents({ type: 'PersonAppointed', data: { personName: '王力', ...post, validTo: '2026-12-31' } })
  })
  test('once more changes nothing, also after the appointment has ended', () => {
    given(added, appointed).when(appoint()).thenNothing()
    given(added, appointed, ended('2026-06-30')).when(appoint()).thenNothing()
  })
  test('to the same post otherwise is refused while it is held', () => {
    const others: Partial<Of<'AppointPerson'>>[] = [
      { rank: 'deputy' },
      { postTitle: '副局长' },
      { unitId: 'b2' },
      { validFrom: '2026-03-01' },
      { validFrom: '2025-01-01', validTo: '2026-01-01' },
    ]
    for (const other of others) given(added, appointed).when(appoint(other)).thenRefused('PostHeldAlready')
  })
  test('to the same post again is possible after it was given up', () => {
    const data = { personName: '王力', ...post, validFrom: '2026-07-01' }
    given(added, appointed, ended('2026-06-30'))
      .when(appoint({ validFrom: '2026-07-01' }))
      .thenEvents({ type: 'PersonAppointed', data })
    given(added, appointed, ended('2026-06-30'))
      .when(appoint({ validFrom: '2026-06-30' }))
      .thenRefused('PostHeldAlready')
  })
  test('to a second post is possible at the same time', () => {
    const second = { postId: 'p2', postTitle: '组员', unitId: 'b2', rank: 'member' } as const
    given(added, appointed)
      .when(appoint(second))
      .thenEvents({ type: 'PersonAppointed', data: { personName: '王力', ...post, ...second } })
  })
  test('needs a person who is there', () => {
    given().when(appoint()).thenRefused('PersonUnknown')
    given(added)
      .when(appoint({ validFrom: '2019-12-31' }))
      .thenRefused('PersonNotYetThere')
  })
  test('is possible from the very day on which the person came', () =>
    given(added)
      .when(appoint({ validFrom: '2020-01-01' }))
      .thenEvents({ type: 'PersonAppointed', data: { personName: '王力', ...post, validFrom: '2020-01-01' } }))
  test('needs a unit that exists as long as the post is held', () => {
    const unit = (more: Partial<NamedUnit>) => appoint({ unit: { ...open, ...more } })
    given(added)
      .when(unit({ standing: 'unknown' }))
      .thenRefused('UnitUnknown')
    given(added)
      .when(unit({ standing: 'ended' }))
      .thenRefused('UnitEnded')
    given(added)
      .when(unit({ closesOn: '2026-09-01' }))
      .thenRefused('UnitEnded')
    given(added)
      .when(appoint({ unit: { ...open, closesOn: '2026-09-01' }, validTo: '2026-09-01' }))
      .thenRefused('UnitEnded')
  })
  test('may fill a post up to the day before the unit is closed, so that history can be recorded', () => {
    given(added)
      .when(appoint({ unit: { ...open, closesOn: '2026-09-01' }, validTo: '2026-08-31' }))
      .thenEvents({ type: 'PersonAppointed', data: { personName: '王力', ...post, validTo: '2026-08-31' } })
  })
  test('a post is held by one person at a time', () => {
    given(added)
      .when(appoint({ post: { holder: 'other', principal: null } }))
      .thenRefused('PostHeldByAnother')
  })
  test('S0-69 a unit has one first responsible person', () => {
    const taken = { holder: null, principal: 'other' }
    given(added)
      .when(appoint({ post: taken }))
      .thenRefused('UnitHasPrincipal')
    given(added)
      .when(appoint({ post: taken, rank: 'deputy' }))
      .thenEvents({ type: 'PersonAppointed', data: { personName: '王力', ...post, rank: 'deputy' } })
  })
})

describe('ending an appointment', () => {
  test('names the last day the post is held', () => {
    given(added, appointed).when(endAppointment('2026-06-30')).thenEvents(ended('2026-06-30'))
  })
  test('once more changes nothing', () => {
    given(added, appointed, ended('2026-06-30')).when(endAppointment('2026-06-30')).thenNothing()
  })
  test('earlier than was planned is possible, later is refused', () => {
    given(added, appointed, ended('2026-06-30')).when(endAppointment('2026-05-31')).thenEvents(ended('2026-05-31'))
    given(added, appointed, ended('2026-06-30'))
      .when(endAppointment('2026-07-31'))
      .thenRefused('AppointmentEndedAlready')
  })
  test('ends the last one that had begun when a post was held more than once', () => {
    const again: PersonEvent = {
      type: 'PersonAppointed',
      data: { personName: '王力', ...post, validFrom: '2027-01-01', validTo: null },
    }
    given(added, again, appointed, ended('2026-06-30'))
      .when(endAppointment('2027-03-31'))
      .thenEvents(ended('2027-03-31', '2027-01-01'))
    given(added, again, appointed, ended('2026-06-30')).when(endAppointment('2026-06-30')).thenNothing()
  })
  test('is refused before the post was held, for a post never held and for nobody', () => {
    given(added, appointed).when(endAppointment('2025-12-31')).thenRefused('EndsBeforeItBegan')
    given(added, appointed).when(endAppointment('2026-06-30', 'p2')).thenRefused('PostNotHeld')
    given().when(endAppointment('2026-06-30')).thenRefused('PersonUnknown')
  })
  test('on the first day leaves one day of office', () => {
    given(added, appointed).when(endAppointment('2026-01-01')).thenEvents(ended('2026-01-01'))
  })
})
