import { describe, expect, test } from '@jest/globals'
import { organisationPublished } from '@huiyin/contracts/organisation'
import { storedFact } from '@huiyin/testing'
import { organisationPublishers } from './publish.js'

const publishedOf = (stream: string, type: string, data: unknown) =>
  organisationPublishers.flatMap(({ publish }) => publish(storedFact({ stream, type, data, tenant: 'city' })) ?? [])

describe('what organisation publishes', () => {
  test('of a unit has the unit as its key, and only the fields that were agreed', () => {
    const [event, ...more] = publishedOf('organisation-unit-b1', 'UnitClosed', {
      reason: '机构改革',
      validFrom: '2026-07-01',
    })
    expect(more).toStrictEqual([])
    expect(event).toMatchObject({ context: 'organisation', name: 'UnitClosed', version: 1, key: 'b1', tenant: 'city' })
    expect(event?.data).toStrictEqual({ unitId: 'b1', validFrom: '2026-07-01' })
  })
  test('of an appointment has the person as its key, and not the person’s name', () => {
    const post = {
      postId: 'p1',
      postTitle: '局长',
      unitId: 'b1',
      rank: 'principal',
      validFrom: '2026-01-01',
      validTo: null,
    }
    const [event] = publishedOf('organisation-person-wang', 'PersonAppointed', { personName: '王力', ...post })
    expect(event?.key).toBe('wang')
    expect(event?.data).toStrictEqual({ personId: 'wang', ...post })
  })
  test('is nothing about who was only added and nothing about accounts', () => {
    const validFrom = '2026-01-01'
    expect(publishedOf('organisation-person-wang', 'PersonAdded', { name: '王力', validFrom })).toStrictEqual([])
    const account = { personId: 'wang', roles: ['handler'], validFrom }
    expect(publishedOf('organisation-account-wang', 'AccountOpened', account)).toStrictEqual([])
  })
  test('is everything the published language promises', () => {
    const streamOf = (name: string) => (/Appoint|Post/.test(name) ? 'organisation-person-wang' : 'organisation-unit-b1')
    for (const [name, { example }] of Object.entries(organisationPublished)) {
      const events = publishedOf(streamOf(name), name, { reason: '机构改革', validFrom: '2026-01-01', ...example })
      expect(events.map((event) => event.name)).toStrictEqual([name])
    }
  })
})
