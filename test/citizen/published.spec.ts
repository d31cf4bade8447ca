import { describe, expect, jest, test } from '@jest/globals'
import sharp from 'sharp'
import { entryIdOf, keepEvidence } from '@huiyin/rectification'
import { at, person, type World } from '../acceptance/world.js'
import { browser, codeIn } from './support/browser.js'
import { withCounty } from './support/desk.js'
import { fileAnswered, SECRET } from './support/reports.js'

jest.setTimeout(60_000)

let here: World
let url: string
withCounty((county) => ({ here, url } = county))

const principal = person('principal-k1', 'K1')
const supervisor = person('supervisor-1', 'desk')
const TEXT = '群众李某反映窗口无人值守'
const SHOWN = '群众██反映窗口无人值守'

/** An item that was answered, and its entry. */
const matter = async () => {
  const { itemId } = await fileAnswered(here, url)
  await here.drain()
  return { itemId, entryId: entryIdOf(itemId, 'K1') }
}
const publish = (entryId: string, changes: object = {}) =>
  here.does(supervisor, 'PublishEntry', {
    ...{ entryId, text: SHOWN, media: ['portal', 'publicAccount'], until: null },
    ...changes,
  })
const draft = async (entryId: string, kind = 'list') => {
  await here.does(principal, 'DraftPublication', { entryId, kind, text: TEXT })
  await here.does(supervisor, 'RedactPublication', { entryId, words: ['李某'], reason: '不公开反映人姓名' })
}
/** An entry that is public. */
const published = async (kind = 'list', changes: object = {}) => {
  const { itemId, entryId } = await matter()
  await draft(entryId, kind)
  await publish(entryId, changes)
  const { publicationId } = here.facts('EntryPublished').at(-1)!.data as { readonly publicationId: string }
  return { itemId, entryId, publicationId, address: `/report/about/${publicationId}` }
}
const page = async (path = '/published') => browser(url).get(path)
const stands = async ({ address }: { readonly address: string }) => (await page()).text.includes(`href="${address}"`)

describe('what is public', () => {
  test('S1-34 the list says category, unit, deadline and progress, as it was looked at, without anybody’s name', async () => {
    const { itemId, address } = await published()
    const { status, text } = await page()
    expect(status).toBe(200)
    for (const said of ['问题清单', '工作纪律松懈', '整改期限', '2026年3月16日', '正在办理', SHOWN, address])
      expect(text).toContain(said)
    const kept = [
      '李某',
      SECRET,
      '王小明',
      '13812345678',
      itemId,
      'C-0001',
      'handler-k1',
      'supervisor-1',
      'principal-k1',
    ]
    expect(kept.filter((one) => text.includes(one))).toStrictEqual([])
    expect((await page('/published?lang=en')).text).toContain('List of problems')
    expect(here.facts('EntryPublished').at(-1)).toMatchObject({
      ...{ by: 'supervisor-1', data: { media: ['portal', 'publicAccount'], text: SHOWN } },
    })
  })
  test('S1-34 one medium is not enough where the campaign asks for two', async () => {
    const { entryId } = await matter()
    await draft(entryId)
    const answer = await here.ask(supervisor, 'PublishEntry', { entryId, text: SHOWN, media: ['portal'], until: null })
    expect(answer).toMatchObject({ ok: false, refusal: 'MediaTooFew' })
  })
  test('nothing of it is public before somebody other than its drafter has looked at it', async () => {
    const { entryId } = await matter()
    const before = (await page()).text
    await draft(entryId)
    expect((await page()).text).toBe(before)
    const unseen = { entryId, text: TEXT, media: ['portal', 'publicAccount'], until: null }
    expect(await here.ask(supervisor, 'PublishEntry', unseen)).toMatchObject({ refusal: 'DraftChanged' })
    expect(await here.ask(principal, 'PublishEntry', { ...unseen, text: SHOWN })).toMatchObject({ refusal: 'OwnDraft' })
  })
  test('what is withdrawn, or over its last day, is not there any more', async () => {
    const [taken, until] = [await published(), await published('list', { until: '2026-03-02' })]
    expect([await stands(taken), await stands(until)]).toStrictEqual([true, true])
    await here.does(supervisor, 'WithdrawPublication', { entryId: taken.entryId, reason: '内容有误' })
    await here.moveTo(at('2026-03-03', '00:30:00.000'))
    expect([await stands(taken), await stands(until)]).toStrictEqual([false, false])
    expect((await page(taken.address)).status).toBe(404)
  })
  test('what is blacked out while it is public is so at once', async () => {
    const { entryId } = await published()
    await here.does(supervisor, 'RedactPublication', { entryId, words: ['窗口无人值守'], reason: '查证中' })
    expect((await page()).text).toContain('群众██反映██████')
  })
  test('an item that complains of somebody disappears from it when he is named, and never gets there after', async () => {
    const shown = await published()
    const named = { personIds: ['handler-k1'] }
    await here.does(person('system', null), 'RecordComplainedOf', { entryId: shown.entryId, ...named })
    expect(await stands(shown)).toBe(false)
    const { entryId } = await matter()
    await here.does(person('system', null), 'RecordComplainedOf', { entryId, ...named })
    const answer = await here.ask(principal, 'DraftPublication', { entryId, kind: 'list', text: TEXT })
    expect(answer).toMatchObject({ ok: false, refusal: 'ComplainedOfNotPublished' })
  })
  test('S2-52 a column brings the published answer beside its text', async () => {
    const { entryId } = await published('column')
    await here.does(supervisor, 'PublishAnswer', { entryId, text: '自四月起增设两个窗口' })
    const { text } = await page()
    expect(text).toContain('专题专栏')
    expect(text).toContain('自四月起增设两个窗口')
  })
})

describe('a photo of what is public', () => {
  const [handler, officer] = [person('handler-k1', 'K1'), person('officer-1', 'commission')]
  const WORDS = 'evidence-of-the-window'
  /** A claim with a photo of the left half red and the right half blue, the left drawn over, and published. */
  const withPhoto = async () => {
    const { itemId, entryId } = await matter()
    const half = { create: { width: 200, height: 200, channels: 3 as const, background: '#0000ff' } }
    const bytes = await sharp({ create: { width: 400, height: 200, channels: 3, background: '#ff0000' } })
      .composite([{ input: half, left: 200, top: 0 }])
      .withExif({ IFD0: { ImageDescription: WORDS } })
      .jpeg()
      .toBuffer()
    const kept = await keepEvidence(here.kept, entryId, { bytes, declared: 'image/jpeg' })
    if (!kept.ok) throw new Error(kept.refusal)
    const { file, sha256 } = kept.evidence
    const evidence = [{ file, sha256, name: '整改照片.jpg', madeOn: '2026-03-02' }]
    await here.does(handler, 'ClaimDone', { entryId, outcome: 'solved', outcomeText: '已增开窗口', evidence })
    await draft(entryId)
    await here.does(officer, 'DraftPublicPhoto', { entryId, file, areas: [{ x: 0, y: 0, width: 500, height: 1_000 }] })
    const { photoId } = here.facts('PublicPhotoDrafted').at(-1)!.data as { readonly photoId: string }
    return { itemId, entryId, file, photoId }
  }
  const publicationOf = () =>
    (here.facts('EntryPublished').at(-1)!.data as { readonly publicationId: string }).publicationId
  const read = (publicationId: string, photoId: string) => fetch(`${url}/published/photos/${publicationId}/${photoId}`)

  test('S1-34 is the one with areas blacked out, without what the camera wrote, and shown on the page', async () => {
    const { entryId, photoId, file } = await withPhoto()
    await publish(entryId, { photos: [photoId] })
    const address = `/published/photos/${publicationOf()}/${photoId}`
    const { text } = await page()
    expect(text).toContain(`src="${address}"`)
    expect(text).not.toContain(file)
    const answer = await read(publicationOf(), photoId)
    expect(answer.headers.get('content-type')).toBe('image/jpeg')
    const bytes = Buffer.from(await answer.arrayBuffer())
    expect(bytes.includes(WORDS)).toBe(false)
    const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true })
    const pixel = (x: number) => [...data.subarray((100 * info.width + x) * 3, (100 * info.width + x) * 3 + 3)]
    expect(pixel(100).every((value) => value < 16)).toBe(true)
    expect(pixel(300)[2]).toBeGreaterThan(200)
  })
  test('S1-34 is published by nobody who drew it, and not unseen', async () => {
    const { entryId, photoId, file } = await withPhoto()
    const asked = { entryId, text: SHOWN, media: ['portal', 'publicAccount'], until: null }
    expect(await here.ask(supervisor, 'PublishEntry', asked)).toMatchObject({ refusal: 'DraftChanged' })
    const drawn = { entryId, file, areas: [] }
    await here.does(supervisor, 'DraftPublicPhoto', drawn)
    const { photoId: own } = here.facts('PublicPhotoDrafted').at(-1)!.data as { readonly photoId: string }
    expect(own).not.toBe(photoId)
    expect(await here.ask(supervisor, 'PublishEntry', { ...asked, photos: [own] })).toMatchObject({
      refusal: 'OwnDraft',
    })
  })
  test('S1-34 is gone at once when it is taken out or withdrawn, and before it was published it was not there', async () => {
    const { entryId, photoId } = await withPhoto()
    expect((await read('publication-unknown', photoId)).status).toBe(404)
    await publish(entryId, { photos: [photoId] })
    const publicationId = publicationOf()
    expect((await read(publicationId, photoId)).status).toBe(200)
    expect((await read(publicationId, 'another-photo')).status).toBe(404)
    await here.does(supervisor, 'RemovePublicPhoto', { entryId, photoId, reason: '车牌可辨' })
    expect((await read(publicationId, photoId)).status).toBe(404)
    expect((await page()).text).not.toContain(photoId)
    const other = await withPhoto()
    await publish(other.entryId, { photos: [other.photoId] })
    const second = publicationOf()
    await here.does(supervisor, 'WithdrawPublication', { entryId: other.entryId, reason: '内容有误' })
    expect((await read(second, other.photoId)).status).toBe(404)
  })
  test('S1-34 is gone with the last day of its publication', async () => {
    const { entryId, photoId } = await withPhoto()
    await publish(entryId, { photos: [photoId], until: '2026-03-03' })
    const publicationId = publicationOf()
    expect((await read(publicationId, photoId)).status).toBe(200)
    await here.moveTo(at('2026-03-04', '00:30:00.000'))
    expect((await read(publicationId, photoId)).status).toBe(404)
  })
})

describe('a comment on what is public', () => {
  test('becomes an item of the portal that says on which it comments, and nobody sees which that is', async () => {
    const { itemId, address } = await published()
    const someone = browser(url)
    const form = await someone.get(address)
    expect(form.text).toContain('您正在对公示内容反映意见')
    const receipt = await someone.sendWith(form, address, { what: '还是没有人' }, [])
    expect(codeIn(receipt)).not.toBe('')
    expect(here.facts('ReportReceived').at(-1)).toMatchObject({
      ...{ by: 'citizen', data: { channel: 'portal', about: itemId } },
    })
    expect(form.text + receipt.text).not.toContain(itemId)
  })
  test('comes not in where it was withdrawn meanwhile: what was typed comes back', async () => {
    const { entryId, address } = await published()
    const someone = browser(url)
    const form = await someone.get(address)
    await here.does(supervisor, 'WithdrawPublication', { entryId, reason: '内容有误' })
    const before = here.facts('ReportReceived').length
    const answer = await someone.sendWith(form, address, { what: '还是没有人' }, [])
    expect(answer.status).toBe(409)
    for (const said of ['该公示已经撤下', '还是没有人', 'action="/report"']) expect(answer.text).toContain(said)
    expect(here.facts('ReportReceived')).toHaveLength(before)
  })
})

/** The campaign is amended so that nothing is public. */
const amendWithout = async () => {
  const { data } = here.facts('CampaignConfigured').at(-1)! as { readonly data: Readonly<Record<string, object>> }
  const { version: _, ...configuration } = data
  const { publication: _none, ...parameters } = configuration['parameters'] as Readonly<Record<string, object>>
  const administrator = person('administrator-1', null)
  await here.does(administrator, 'ConfigureCampaign', { campaignId: 's3', ...configuration, parameters })
  const openItems = { from: '2026-03-03', openItems: 'stays', reason: '不再公示' }
  await here.does(administrator, 'AmendCampaign', { campaignId: 's3', ...openItems })
}

describe('where the campaign says no', () => {
  test('what it does not make public is refused, and what it made public is gone once it says so no more', async () => {
    const shown = await published()
    const exposure = { entryId: shown.entryId, kind: 'exposure', text: TEXT }
    expect(await here.ask(principal, 'DraftPublication', exposure)).toMatchObject({ refusal: 'NotPublicUnderCampaign' })
    expect(await stands(shown)).toBe(true)
    await amendWithout()
    expect(await stands(shown)).toBe(false)
  })
})
