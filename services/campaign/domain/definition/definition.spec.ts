import { describe, expect, test } from '@jest/globals'
import { channelDefinition, type ChannelDefinition } from '@huiyin/contracts/intake'
import { specFor } from '@huiyin/testing'
import { channel, definitionIdOf } from './definition.js'
import type { ChannelEvent } from './events.js'

const given = specFor(channel)
const visit: ChannelDefinition = {
  ...{ code: 'visit', zh: '来访', en: 'visit', model: 'visit' },
  fields: [{ code: 'people', zh: '来访人数', en: 'number of people', kind: 'number', required: true }],
  clock: { outsideDeadline: 'none', item: null },
  reply: { to: 'reporter', points: [] },
  req: ['S4-41'],
}
const defined = (version: number, definition = visit): ChannelEvent => ({
  type: 'ChannelDefined',
  data: { version, definition },
})
const renamed = { ...visit, zh: '群众来访' }

describe('a channel of a tenant', () => {
  test('S4-41 is defined, and every change is a version of its own', () => {
    given().when({ type: 'Define', definition: visit }).thenEvents(defined(1))
    given(defined(1)).when({ type: 'Define', definition: renamed }).thenEvents(defined(2, renamed))
  })
  test('defined the same again says nothing new', () =>
    given(defined(1), defined(2, renamed)).when({ type: 'Define', definition: renamed }).thenNothing())
  test('has a stream for each tenant', () =>
    expect([definitionIdOf('demo-city', 'visit'), definitionIdOf('demo-county', 'visit')]).toStrictEqual([
      'demo-city:visit',
      'demo-county:visit',
    ]))
})

describe('a channel definition', () => {
  const says = (change: object) => {
    const { error } = channelDefinition.safeParse({ ...visit, ...change })
    return (error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`)
  }
  const [people] = visit.fields
  test('is taken as it stands where nothing is wrong', () => expect(says({})).toStrictEqual([]))
  test('is refused with a code that stands twice, by its place', () =>
    expect(says({ fields: [people, people] })).toStrictEqual([
      'fields.1.code: the code people stands twice in this list',
    ]))
  test('is refused where choices lack or are too many', () => {
    const choices = [{ code: 'a', zh: '甲', en: 'A' }]
    expect(
      says({
        fields: [
          { ...people, kind: 'choice' },
          { ...people, code: 'other', choices },
        ],
      }),
    ).toStrictEqual([
      'fields.0.choices: a field of the kind choice, and no other, says what can be chosen',
      'fields.1.choices: a field of the kind choice, and no other, says what can be chosen',
    ])
  })
  test('is refused with a key nobody knows: a misspelt one would silently mean nothing', () =>
    expect(says({ clok: {} })).toHaveLength(1))
})
