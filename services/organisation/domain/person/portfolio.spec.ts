import { describe, test } from '@jest/globals'
import { specFor } from '@huiyin/testing'
import type { PersonEvent } from './events.js'
import { person, type PersonCommand } from './person.js'

const given = specFor(person)
const added: PersonEvent = { type: 'PersonAdded', data: { name: '示例', validFrom: '2020-01-01' } }
const data = {
  ...{ portfolioId: 'windows', name: '窗口服务', nameEn: null, unitId: 'b1', unitIds: ['k1'] },
  ...{ validFrom: '2026-01-01', validTo: null },
}
const assign = (more: object = {}): PersonCommand => ({
  ...{ type: 'AssignPortfolio', ...data, portfolio: { holder: null, leads: true, covers: true, ...more } },
})
const assigned: PersonEvent = { type: 'PortfolioAssigned', data }
const end = (validTo: string, portfolioId = 'windows'): PersonCommand => ({
  type: 'EndPortfolio',
  portfolioId,
  validTo,
})
const ended: PersonEvent = {
  type: 'PortfolioEnded',
  data: { portfolioId: 'windows', unitId: 'b1', validFrom: '2026-01-01', validTo: '2026-06-30' },
}

describe('a portfolio of a leadership team', () => {
  test('S3-47 is given to somebody who leads in the unit, and said twice it is given once', () => {
    given(added).when(assign()).thenEvents(assigned)
    given(added, assigned).when(assign()).thenNothing()
  })
  test('S3-47 is given to nobody else, to one person at a time, for units at or below the own', () => {
    given(added)
      .when(assign({ leads: false }))
      .thenRefused('NotInTheTeam')
    given(added)
      .when(assign({ covers: false }))
      .thenRefused('PortfolioUnitNotBelow')
    given(added)
      .when(assign({ holder: 'other' }))
      .thenRefused('PortfolioHeldByAnother')
    given().when(assign()).thenRefused('PersonUnknown')
  })
  test('otherwise than it was given it is refused while it is held, and possible after its end', () => {
    const other: PersonCommand = { ...assign(), validFrom: '2026-07-01' } as PersonCommand
    given(added, assigned).when(other).thenRefused('PortfolioHeldAlready')
    given(added, assigned, ended)
      .when(other)
      .thenEvents({ type: 'PortfolioAssigned', data: { ...data, validFrom: '2026-07-01' } })
  })
  test('ends on a day once; what was never held, or not yet, ends nowhere', () => {
    given(added, assigned).when(end('2026-06-30')).thenEvents(ended)
    given(added, assigned, ended).when(end('2026-06-30')).thenNothing()
    given(added, assigned, ended).when(end('2026-07-31')).thenRefused('PortfolioNotHeld')
    given(added, assigned).when(end('2026-06-30', 'other')).thenRefused('PortfolioNotHeld')
    given(added, assigned).when(end('2025-12-31')).thenRefused('EndsBeforeItBegan')
  })
})
