import { describe, expect, test } from '@jest/globals'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readFileSync } from 'node:fs'
import { campaignsIn, readCampaignFrom } from './campaign-files.js'
import { sha256Of } from './yaml-source.js'

const FOLDER = fileURLToPath(new URL('../../../campaigns/', import.meta.url))

/** The files as they were transcribed. Who changes one of these texts on purpose changes its hash here as well. */
const TRANSCRIBED = {
  s0: '915babd5049b8251e107a8571287d9283a79c605daca7cc048451d5fdeca47ed',
  s1: '625ff5435aa1ce36b6a7e2db85ef46acb650782e7bfca7807e05c86cc62a287d',
  s2: 'e856d5390ce142725a081b3ddadcfa88d2e1f3a8eb737a7c706f93a4032abdd9',
  s3: '4a6ca3756c92d62e75f9ef6ec461090635cf8c5bfc971e4bc4a56b6dc87d5b2a',
  s4: 'e2576e9799cbdbb1737ca6d418cb2cd1e6293b6231567bb78553248e6b9eaa09',
} as const

describe('the five campaigns of the folder', () => {
  test.each(Object.entries(TRANSCRIBED))('%s.yaml holds the document’s words, byte for byte', (id, sha256) => {
    expect(sha256Of(readFileSync(join(FOLDER, `${id}.yaml`)))).toBe(sha256)
  })
  test('there are five, and no parameters file is taken for a campaign', () =>
    expect(campaignsIn(FOLDER)).toStrictEqual(Object.keys(TRANSCRIBED)))

  test.each(Object.entries(TRANSCRIBED))('%s is read with the parameters beside it', (id, sha256) => {
    const reading = readCampaignFrom(FOLDER, id)
    if (!reading.ok) throw new Error(JSON.stringify(reading.mistakes))
    const { file, parameters, sources } = reading.configuration
    expect([file.id, parameters?.campaign]).toStrictEqual([id, id])
    expect(sources[0]).toStrictEqual({ name: `${id}.yaml`, sha256 })
    expect(sources.map(({ name }) => name)).toStrictEqual([`${id}.yaml`, `${id}.parameters.yaml`])
  })
  test.each(Object.keys(TRANSCRIBED))('every value added to %s is marked as an assumption, with its reason', (id) => {
    const reading = readCampaignFrom(FOLDER, id)
    const text = JSON.stringify(reading.ok ? reading.configuration.parameters : null)
    const marks = [...text.matchAll(/"assumption":(true|false),"why":"([^"]+)"/g)]
    expect(marks.length).toBeGreaterThan(0)
    expect(marks.every(([, assumed]) => assumed === 'true')).toBe(true)
    expect(text.match(/"value":/g)?.length ?? 0).toBe(
      marks.length - (text.match(/"(tree|channels|dates)":|"codes":\[/g)?.length ?? 0),
    )
  })
})

describe('a folder of one’s own', () => {
  test('a campaign without parameters is read alone; a file that is not there is a fault', () => {
    const folder = mkdtempSync(join(tmpdir(), 'campaigns-'))
    try {
      writeFileSync(join(folder, 'ours.yaml'), readFileSync(join(FOLDER, 's2.yaml')))
      writeFileSync(join(folder, 'notes.txt'), '')
      expect(campaignsIn(folder)).toStrictEqual(['ours'])
      expect(readCampaignFrom(folder, 'ours')).toMatchObject({
        ok: true,
        configuration: { parameters: null, sources: [{ name: 'ours.yaml' }] },
      })
      expect(() => readCampaignFrom(folder, 'theirs')).toThrow('ENOENT')
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
