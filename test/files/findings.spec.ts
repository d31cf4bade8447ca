import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { contentHash } from '@huiyin/privacy'
import { pictureOf } from '@huiyin/testing'
import { sealedHouse, type SealedHouse } from '../acceptance/sealed-house.js'
import { serveFiles, type ServedFiles } from './support/served-county.js'

const base = mkdtempSync(join(tmpdir(), 'huiyin-findings-'))
const VISIT = { team: ['discipline'], unitIds: ['K1'], places: [] }
const PLAN = {
  ...{ inspectionId: 'visit', kind: 'supervisionVisit', title: '督导', plannedOn: '2020-04-28', campaign: null },
  ...{ byUnitId: 'commission', ...VISIT },
}
const bytes = pictureOf('a window nobody sat at')
const photo = new File([bytes], '窗口 无人.png', { type: 'image/png' })

let house: SealedHouse
let served: ServedFiles
beforeAll(async () => {
  house = await sealedHouse(join(base, 'data'), 'plain')
  served = await serveFiles(house, 'item-1')
  const { inspectionId } = PLAN
  await served.command('discipline', 'intake/PlanInspection', PLAN)
  await served.command('discipline', 'intake/HoldInspection', { inspectionId, ...VISIT, met: '值班人员', saw: '正常' })
})
afterAll(async () => {
  await served.close()
  await house.close()
  rmSync(base, { recursive: true, force: true })
})

interface Kept {
  readonly file: string
  readonly sha256: string
}
const refusedAs = async (answer: Response) => [answer.status, ((await answer.json()) as { code: string }).code]
const finding = (findingId: string, { file, sha256 }: Kept) => ({
  ...{ inspectionId: 'visit', findingId, text: '窗口无人值守', category: 'C3', unitId: 'K1', benchmark: '首问负责制' },
  evidence: [{ file, sha256, name: photo.name, madeOn: '2020-04-28' }],
})
const pathOf = (file: string, inspectionId = 'visit') => `/questions/intake/inspections/${inspectionId}/files/${file}`

describe('a file that shows what an inspection found', () => {
  test('is uploaded by the team, named by the finding, and read back byte for byte', async () => {
    const answer = await served.uploadFor('discipline', 'visit', photo)
    expect(answer.status).toBe(200)
    const [kept] = ((await answer.json()) as { files: readonly Kept[] }).files
    expect(kept).toMatchObject({ sha256: contentHash(bytes), name: '窗口 无人.png', mediaType: 'image/png' })
    expect(await refusedAs(await served.get('discipline', pathOf(kept!.file)))).toStrictEqual([404, 'FileNotFound'])
    expect(await served.command('discipline', 'intake/RecordFinding', finding('one', kept!))).toMatchObject({
      status: 200,
    })
    const read = await served.get('discipline', pathOf(kept!.file))
    expect(read.headers.get('content-disposition')).toContain('attachment')
    expect(Buffer.from(await read.arrayBuffer()).equals(bytes)).toBe(true)
  })
  test('is taken from nobody who could not record the finding, and for no inspection that is not there', async () => {
    for (const login of ['operator', 'handler-k1'])
      expect(await refusedAs(await served.uploadFor(login, 'visit', photo))).toStrictEqual([403, 'RoleMissing'])
    expect((await served.uploadFor(null, 'visit', photo)).status).toBe(401)
    expect(await refusedAs(await served.uploadFor('discipline', 'nothing', photo))).toStrictEqual([
      409,
      'InspectionUnknown',
    ])
  })
  test('is not named where it was kept for another inspection, and is read by nobody else', async () => {
    await served.command('discipline', 'intake/PlanInspection', { ...PLAN, inspectionId: 'other' })
    const answer = await served.uploadFor('discipline', 'other', photo)
    const [kept] = ((await answer.json()) as { files: readonly Kept[] }).files
    const { body } = await served.command('discipline', 'intake/RecordFinding', finding('two', kept!))
    expect(body.code).toBe('FileUnknown')
    const named = (await (await served.uploadFor('discipline', 'visit', photo)).json()) as { files: readonly Kept[] }
    await served.command('discipline', 'intake/RecordFinding', finding('three', named.files[0]!))
    const path = pathOf(named.files[0]!.file)
    expect(await refusedAs(await served.get('handler-k1', path))).toStrictEqual([403, 'RoleMissing'])
    expect(await refusedAs(await served.get('operator', path))).toStrictEqual([403, 'RoleMissing'])
  })
})
