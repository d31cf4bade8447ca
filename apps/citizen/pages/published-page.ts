import { wallOf, type TimeZone } from '@huiyin/kernel'
import { dayText } from '../format.js'
import { html, nothing, type Html } from '../html.js'
import type { Publication, Published } from '../ports.js'
import { layout, type Page } from './layout.js'

/** The parts of the page, in the order in which they stand. */
const KINDS = ['list', 'exposure', 'column'] as const

const dayOf = (at: string, zone: TimeZone) => wallOf(zone, at).slice(0, 10)

/** Who a comment is about, in a few words: the category and the unit. */
export const aboutText = ({ language }: Page, { category, unitName }: Publication): string =>
  `${category[language]} · ${unitName}`

const deadline = ({ words }: Page, { dueAt, provisional }: Publication, zone: TimeZone): string => {
  if (dueAt === null) return words.published.noDeadline
  return `${dayText(dayOf(dueAt, zone), words)}${provisional ? words.aside(words.promise.provisional) : ''}`
}

/** Where a photo of a publication is read. */
const photoPath = (publicationId: string, photoId: string): string =>
  `/published/photos/${encodeURIComponent(publicationId)}/${encodeURIComponent(photoId)}`

const article = (page: Page, publication: Publication, zone: TimeZone): Html => {
  const { words, link } = page
  const { published } = words
  const { publicationId, state, text, answer, publishedAt, photos } = publication
  return html`<article class="box">
    <h3>${aboutText(page, publication)}</h3>
    ${text !== null && html`<p class="text">${text}</p>`}
    ${answer !== null && html`<p class="text"><strong>${published.answer}</strong>${words.colon}${answer}</p>`}
    ${photos.map(
      (photoId, index) =>
        html`<img
          class="photo"
          src="${photoPath(publicationId, photoId)}"
          alt="${published.photo(index + 1)}"
          loading="lazy"
        />`,
    )}
    <dl>
      <dt>${published.deadline}</dt>
      <dd>${deadline(page, publication, zone)}</dd>
      <dt>${published.progress}</dt>
      <dd>${words.entryState(state)}</dd>
      <dt>${published.since}</dt>
      <dd>${dayText(dayOf(publishedAt, zone), words)}</dd>
    </dl>
    <p><a class="link" href="${link(`/report/about/${publicationId}`)}">${published.comment}</a></p>
  </article>`
}

/** 公示: what was made public, by kind. It has no counts: of a few, a count would tell who. */
export const publishedPage = (page: Page, { publications, more }: Published, zone: TimeZone): string => {
  const { published } = page.words
  const parts = KINDS.map((kind) => {
    const found = publications.filter((one) => one.kind === kind)
    if (found.length === 0) return nothing
    return html`<section>
      <h2>${published.kinds[kind]}</h2>
      ${found.map((one) => article(page, one, zone))}
    </section>`
  })
  const body = html`<p>${publications.length === 0 ? published.none : published.lead}</p>
    ${parts} ${more && html`<p>${published.more}</p>`}`
  return layout(page, { title: published.title, body })
}
