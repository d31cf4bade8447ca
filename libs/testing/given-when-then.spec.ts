import { describe, expect, test } from '@jest/globals'
import type { Decider } from '@huiyin/event-sourcing'
import { accept, reject } from '@huiyin/kernel'
import { specFor } from './given-when-then.js'

type Lit = { readonly type: 'LampLit'; readonly data: { readonly by: string; readonly note?: string | undefined } }
type Command = { readonly type: 'LightLamp'; readonly by: string }

const lamp: Decider<Command, Lit, number, 'TooMany'> = {
  initialState: 0,
  evolve: (lit) => lit + 1,
  decide: ({ by }, lit) => {
    if (lit > 2) return reject('TooMany')
    if (lit === 1) return accept()
    return accept({ type: 'LampLit', data: { by } }, { type: 'LampLit', data: { by: `${by} again` } })
  },
}
const given = specFor(lamp)
const lit = (by: string, more: object = {}): Lit => ({ type: 'LampLit', data: { by, ...more } })
const light: Command = { type: 'LightLamp', by: 'Li' }

describe('Given/When/Then', () => {
  test('accepts exactly what was decided', () => {
    given().when(light).thenEvents(lit('Li'), lit('Li again'))
    given(lit('a')).when(light).thenNothing()
    given(lit('a'), lit('b'), lit('c')).when(light).thenRefused('TooMany')
    expect.assertions(3)
  })
  test('fails on a field too many, also when it is undefined', () => {
    const { thenEvents } = given().when(light)
    expect(() => thenEvents(lit('Li', { note: undefined }), lit('Li again'))).toThrow('toStrictEqual')
    expect(() => thenEvents(lit('Li', { note: 'x' }), lit('Li again'))).toThrow('toStrictEqual')
  })
  test('fails on another order, on one event more and on one less', () => {
    const { thenEvents } = given().when(light)
    expect(() => thenEvents(lit('Li again'), lit('Li'))).toThrow('toStrictEqual')
    expect(() => thenEvents(lit('Li'))).toThrow('toStrictEqual')
    expect(() => thenEvents(lit('Li'), lit('Li again'), lit('Li'))).toThrow('toStrictEqual')
  })
  test('does not take nothing for events, events for nothing, or either for a refusal', () => {
    expect(() => given().when(light).thenNothing()).toThrow('toStrictEqual')
    expect(() => given().when(light).thenRefused('TooMany')).toThrow('toStrictEqual')
    expect(() => given(lit('a')).when(light).thenRefused('TooMany')).toThrow('toStrictEqual')
    const refused = given(lit('a'), lit('b'), lit('c')).when(light)
    expect(() => refused.thenNothing()).toThrow('toStrictEqual')
    expect(() => refused.thenEvents(lit('Li'))).toThrow('toStrictEqual')
  })
  test('wants nothing to be said in its own words', () => {
    expect(() => given(lit('a')).when(light).thenEvents()).toThrow('say thenNothing()')
  })
})
