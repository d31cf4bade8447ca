import { describe, expect, test } from '@jest/globals'
import { onSiteRefusal } from './on-site.js'

const made = (madeOn: string) => [{ file: 'f', sha256: 's', name: '现场.png', madeOn }]
const daysUnder = (campaign: string | null) => (campaign === 's4' ? 3 : null)
const refusal = (on: string, recordedOn: string, madeOn = on, campaign: string | null = 's4') =>
  onSiteRefusal({ on, recordedOn, daysUnder }, campaign, made(madeOn))

describe('a claim made on the spot and recorded later', () => {
  test('counts within the days its campaign allows, and not a day longer', () => {
    expect(refusal('2022-05-13', '2022-05-16')).toBeNull()
    expect(refusal('2022-05-13', '2022-05-17')).toBe('OnSiteTooLate')
    expect(refusal('2022-05-13', '2022-05-17', '2022-05-13', 's3')).toBeNull()
    expect(refusal('2022-05-13', '2022-05-17', '2022-05-13', null)).toBeNull()
  })
  test('stands on evidence of that very day', () => {
    expect(refusal('2022-05-13', '2022-05-16', '2022-05-14')).toBe('EvidenceOfAnotherDay')
    expect(refusal('2022-05-13', '2022-05-16', '2022-05-12')).toBe('EvidenceOfAnotherDay')
  })
  test('of the day on which it is recorded needs neither', () => {
    expect(refusal('2022-05-16', '2022-05-16', '2022-05-01')).toBeNull()
    expect(onSiteRefusal(undefined, 's4', made('2022-05-01'))).toBeNull()
  })
})
