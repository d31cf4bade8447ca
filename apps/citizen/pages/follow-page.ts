import { dayIn, type Instant } from '@huiyin/kernel'
import { RATINGS } from '@huiyin/contracts/evaluation'
import { minuteText } from '../format.js'
import type { Problem } from '../form.js'
import { html, nothing, type Html } from '../html.js'
import type { Followed, FollowedEntry, Rules } from '../ports.js'
import { countBehind } from '../promise.js'
import { currentEntry, may, ownReply, stagesOf, type Stage } from '../stages.js'
import { hidden, radioField, textArea, textField } from './fields.js'
import { layout, type Page } from './layout.js'
import { dueText, howCounted, promises } from './promises.js'

/** The form in which a code is typed. */
export const codePage = (page: Page, typed: string, problems: readonly Problem[]): string => {
  const { words, link, token } = page
  const { follow } = words
  const field = { name: 'code', label: follow.code, hint: follow.codeHint, value: typed, problems } as const
  const body = html`<form method="post" action="${link('/follow')}">
    ${hidden('token', token)} ${textField({ ...field, autocomplete: 'off' })}
    <div class="buttons"><button type="submit">${follow.look}</button></div>
  </form>`
  return layout(page, { title: follow.title, problems, body })
}

/** What the page of one report is made of. */
export interface FollowView {
  readonly followed: Followed
  readonly reportId: string
  readonly rules: Rules
  readonly now: Instant
  readonly problems: readonly Problem[]
  /** What was typed in a form that has to be changed. */
  readonly typed: {
    readonly rating: string
    readonly remark: string
    readonly reason: string
    readonly objection: string
  }
}

const stageName = ({ words }: Page, { followed }: FollowView, { key }: Stage): string => {
  const { stage } = words.follow
  switch (key) {
    case 'registered':
      return stage.registered(followed.item.number)
    case 'assigned':
      return stage.assigned(followed.item.unitId === null ? null : (currentEntry(followed)?.unitName ?? null))
    case 'received':
    case 'answered':
    case 'closed':
    case 'declined':
    case 'withdrawn':
      return stage[key]
  }
}

const stageBar = (page: Page, view: FollowView): Html => {
  const { words } = page
  const { followed, reportId, rules } = view
  return html`<h2>${words.follow.stages}</h2>
    <ol class="stages">
      ${stagesOf(followed, reportId).map(
        (stage) =>
          html`<li class="${stage.status}" ${stage.status === 'now' && html`aria-current="step"`}>
            ${stageName(page, view, stage)}
            <span
              >·
              ${words.follow.status[stage.status]}${
                stage.at !== null && html` · ${minuteText(stage.at, rules.zone, words)}`
              }</span
            >
            ${
              stage.key === 'declined' &&
              followed.item.declinedFor !== null &&
              html`<br />${words.follow.declinedFor}${followed.item.declinedFor}`
            }
          </li>`,
      )}
    </ol>
    <p class="hint">${words.follow.asOf}</p>`
}

const entryDeadline = (page: Page, view: FollowView, entry: FollowedEntry): Html => {
  const { words } = page
  const { followed, rules, now } = view
  const { dueAt, provisional, state, unitName } = entry
  const count = countBehind(rules, followed.item, entry)
  return html`<p>${unitName}${words.colon}${words.entryState(state)}</p>
    ${
      dueAt === null
        ? html`<p>${words.promise.none}</p>`
        : html`<p>
              ${words.promise.by} <strong>${dueText(page, dayIn(rules.zone, dueAt), provisional)}</strong>
              ${entry.closedAt === null && now > dueAt && html`<strong>${words.promise.overdue}</strong>`}
            </p>
            ${count ? howCounted(page, rules, count) : html`<p>${words.promise.otherwise}</p>`}`
    }`
}

const deadlines = (page: Page, view: FollowView): Html => {
  const { followed, rules } = view
  const entries = followed.entries.filter(({ state }) => state !== 'handedOver')
  const ended = followed.withdrawn || ['declined', 'withdrawn'].includes(followed.item.state)
  if (ended) return nothing
  return html`<h2>${page.words.follow.deadline}</h2>
    ${entries.length === 0 ? promises(page, rules, followed.item) : entries.map((one) => entryDeadline(page, view, one))}`
}

const reply = ({ words }: Page, { followed, reportId, rules }: FollowView): Html => {
  const given = ownReply(followed, reportId)
  const { follow } = words
  if (!given)
    return followed.withdrawn
      ? nothing
      : html`<h2>${follow.replies}</h2>
          <p>${follow.noReply}</p>`
  const { rating } = followed
  return html`<h2>${follow.replies}</h2>
    <section class="box">
      <dl>
        <dt>${follow.result}</dt>
        <dd>${words.result(given.result)}</dd>
        <dt>${follow.repliedAt}</dt>
        <dd>${minuteText(given.occurredAt, rules.zone, words)}</dd>
      </dl>
      <p class="text">${given.text}</p>
    </section>
    ${
      rating &&
      html`<p>
        ${follow.rated}${words.colon}<strong>${words.rating(rating.rating)}</strong>${rating.remark !== null && html`<br /><span class="text">${rating.remark}</span>`}
      </p>`
    }`
}

/** What became of an objection: waiting with its date, upheld, or rejected with the reason and what is left to do. */
const objection = (page: Page, { followed, rules }: FollowView): Html => {
  const { words } = page
  const { objection: said } = words.follow
  if (!followed.objection) return nothing
  const { raisedAt, dueAt, decided } = followed.objection
  return html`<h2>${said.title}</h2>
    <section class="box">
      <p>${said.raised}${minuteText(raisedAt, rules.zone, words)}</p>
      ${!decided && html`<p>${said.waiting}</p>`}
      ${
        !decided &&
        dueAt !== null &&
        html`<p>${words.promise.by} <strong>${dueText(page, dayIn(rules.zone, dueAt), false)}</strong></p>`
      }
      ${
        decided &&
        html`<p><strong>${decided.upheld ? said.upheld : said.rejected}</strong></p>
          <p>${said.because}</p>
          <p class="text">${decided.reason}</p>
          ${!decided.upheld && html`<p>${said.nextRemedy}</p>`}`
      }
    </section>`
}

const objectForm = (page: Page, { followed, reportId, rules, problems, typed }: FollowView): Html => {
  const { words, link, token } = page
  const { objection: said } = words.follow
  const until = ownReply(followed, reportId)?.objectUntil ?? null
  const isTyped = problems.some(({ field }) => field === 'objection')
  const field = { name: 'objection', label: said.why, hint: said.hint, value: typed.objection, problems } as const
  return html`<details ${isTyped && html`open`}>
    <summary>${said.open}</summary>
    ${until !== null && html`<p>${said.until} <strong>${dueText(page, dayIn(rules.zone, until), false)}</strong></p>`}
    <form method="post" action="${link('/follow/object')}">
      ${hidden('token', token)} ${textArea(field, 5)}
      <div class="buttons"><button class="second" type="submit">${said.send}</button></div>
    </form>
  </details>`
}

const rateForm = ({ words, link, token }: Page, { problems, typed }: FollowView): Html => {
  const { follow, optional } = words
  return html`<form method="post" action="${link('/follow/rate')}">
    ${hidden('token', token)}
    ${radioField(
      { name: 'rating', label: follow.rate, hint: follow.rateHint, value: typed.rating, problems },
      RATINGS.map((code) => [code, words.rating(code)] as const),
    )}
    ${textArea(
      { name: 'remark', label: follow.remark, hint: follow.remarkHint, optional, value: typed.remark, problems },
      3,
    )}
    <div class="buttons"><button type="submit">${follow.sendRating}</button></div>
  </form>`
}

const withdrawForm = ({ words, link, token }: Page, { problems, typed }: FollowView): Html => {
  const { follow } = words
  const isTyped = problems.some(({ field }) => field === 'reason')
  return html`<details ${isTyped && html`open`}>
    <summary>${follow.withdraw}</summary>
    <form method="post" action="${link('/follow/withdraw')}">
      ${hidden('token', token)}
      ${textArea({ name: 'reason', label: follow.reason, hint: follow.withdrawHint, value: typed.reason, problems }, 3)}
      <div class="buttons"><button class="second" type="submit">${follow.sendWithdraw}</button></div>
    </form>
  </details>`
}

/** 查询进展: where the report is, by when, what was answered, and what its reporter may do now. */
export const followPage = (page: Page, view: FollowView): string => {
  const { words, link, token } = page
  const { follow } = words
  const can = may(view.followed, view.reportId, view.now)
  const body = html`<div></div>
    ${
      can.rate &&
      html`<h2>${follow.waiting}</h2>
        ${reply(page, view)}${rateForm(page, view)}`
    }
    ${stageBar(page, view)} ${deadlines(page, view)} ${!can.rate && reply(page, view)} ${objection(page, view)}
    ${can.object && objectForm(page, view)} ${can.withdraw && withdrawForm(page, view)}
    <form method="post" action="${link('/follow/close')}">
      ${hidden('token', token)}
      <p class="hint">${follow.closeHint}</p>
      <div class="buttons">
        <button class="second" type="submit">${follow.close}</button>
        <a class="button second" href="${link('/receipt')}">${follow.receipt}</a>
      </div>
    </form>`
  return layout(page, { title: follow.title, problems: view.problems, body })
}
