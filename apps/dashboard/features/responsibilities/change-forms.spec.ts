import { describe, expect, test } from '@jest/globals'
import { organisationCommands } from '@huiyin/contracts/organisation'
import { CHANGES, changeInput } from './change-forms.js'

const filled = {
  ...{ personId: ' person-1 ', name: '示例', nameEn: '', validFrom: '2026-07-01', validTo: '2026-12-31' },
  ...{ postId: 'post-1', postTitle: '科长', unitId: 'b1', rank: 'principal', intoUnitId: 'b2' },
  ...{ portfolioId: 'windows', unitIds: ['b1'] },
}

describe('the forms of changes of the organisation', () => {
  test.each([...CHANGES])('%s sends what its command asks for, and nothing else', (change) => {
    const input = changeInput(change, filled)
    const parsed = organisationCommands[change].input.safeParse(input)
    expect(parsed.error?.issues ?? []).toStrictEqual([])
    expect(parsed.data).toStrictEqual(input)
  })
  test('what may be left out and was is said as nothing', () => {
    const { validTo: _, ...open } = filled
    expect(changeInput('AppointPerson', open)).toMatchObject({ personId: 'person-1', validTo: null })
  })
})
