import { describe, expect, test } from '@jest/globals'
import { standardChannels } from '@huiyin/contracts/intake'
import { fieldsInput, pointsInput } from './channel-values.js'

const standard = (code: string) => {
  const { fields = [] } = standardChannels.find((channel) => channel.code === code) ?? {}
  return { fields: fields.map(({ choices, ...field }) => ({ ...field, choices: choices ?? null })) }
}
const ZONE = 'Asia/Shanghai'

describe('what is sent of the fields of a channel', () => {
  test('S4-41 is what was filled in, without spaces around; what was left empty is left out', () =>
    expect(fieldsInput(standard('visit'), { people: 6, leader: '  ' }, ZONE)).toStrictEqual({ fields: { people: 6 } }))
  test('is nothing of another channel that had been chosen before', () =>
    expect(fieldsInput(standard('letter'), { people: 6, arrivedOn: '2026-03-02' }, ZONE)).toStrictEqual({
      fields: { arrivedOn: '2026-03-02' },
    }))
  test('S4-32 is a moment in UTC where the form has one of the city’s clock', () =>
    expect(
      fieldsInput(standard('whistleReport'), { units: '示范科', calledAt: '2026-03-02T09:00' }, ZONE),
    ).toStrictEqual({
      fields: { units: '示范科', calledAt: '2026-03-02T01:00:00.000Z' },
    }))
  test('is nothing where nothing is asked or filled in', () => {
    expect(fieldsInput(undefined, { people: 6 }, ZONE)).toStrictEqual({})
    expect(fieldsInput(standard('letter'), undefined, ZONE)).toStrictEqual({})
  })
})

describe('what a reply says to the points of its channel', () => {
  const channel = { points: [{ code: 'cause', zh: '成因', en: 'the cause' }] }
  test('S0-79 is sent by point; what was left empty is left to the refusal', () => {
    expect(pointsInput(channel, { cause: ' 上游倾倒 ', other: 'x' })).toStrictEqual({ points: { cause: '上游倾倒' } })
    expect(pointsInput(channel, {})).toStrictEqual({ points: {} })
  })
  test('is nothing where the channel asks for none', () => {
    expect(pointsInput({ points: [] }, { cause: 'x' })).toStrictEqual({})
    expect(pointsInput(undefined)).toStrictEqual({})
  })
})
