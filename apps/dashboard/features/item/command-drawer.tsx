import { useEffect } from 'react'
import { Alert, Form, Input, type FormInstance } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Action, Catalogue, EntryPlan, Item } from '../../shared/api/schema.generated.js'
import { evidencePath } from '../../shared/api/ask-files.js'
import { catalogueOf, chosenBy } from '../../shared/catalogue/catalogue.js'
import { Trouble } from '../../shared/command/trouble.js'
import { CommandFrame } from '../../shared/command/command-frame.js'
import { HappenedAt, happenedOf } from '../../shared/command/happened-at.js'
import { useCommand, type OnAccepted } from '../../shared/command/use-command.js'
import { ReplyPoints } from '../../shared/command/channel-fields.js'
import type { FieldsFilled } from '../../shared/command/channel-values.js'
import { useSigned } from '../../shared/viewer/viewer.js'
import { extrasInput, extrasOf, type Extras } from './channel-extras.js'
import { COMMAND_FORMS, inputOf } from './command-forms.js'
import type { CommandForm } from './form-spec.js'
import { FormField } from './form-field.js'
import { planInitial, type PlanFilled } from './plan-extras.js'
import { PlanFields } from './plan-fields.js'
import { usePlan } from './use-plan.js'

interface CommandDrawerProps {
  readonly action: Action
  readonly item: Item
  readonly campaign: string | null
  /** What the command needs to know of the place it was chosen in, a fact of the history for instance. */
  readonly beside?: Readonly<Record<string, unknown>>
  readonly onClose: () => void
  readonly onAccepted: OnAccepted
}

const distinct = (texts: readonly string[]): readonly string[] => [...new Set(texts)]

/** The requests a command can be about: those of others to consent to, or one's own that somebody consented to. */
const requestsFor = ({ command }: Action, { openings }: Item, personId: string): Item['openings'] =>
  openings.filter(({ askedBy, consentedBy }) =>
    command === 'OpenReporter' ? askedBy === personId && consentedBy !== null : askedBy !== personId && !consentedBy,
  )

/** The reports a command can be about: an objection is decided, and an opening consented to, only where one waits. */
const reportsFor = (action: Action, item: Item, personId: string): readonly string[] => {
  const { command, target } = action
  if (command === 'DecideObjection')
    return item.entries.find(({ entryId }) => entryId === target)?.objectionReports ?? []
  if (command === 'ConsentToOpening' || command === 'OpenReporter')
    return distinct(requestsFor(action, item, personId).map(({ reportId }) => reportId))
  return item.reportIds
}

/** Whose requests are about a report; the only one needs no choosing. */
const askersFor = (action: Action, item: Item, personId: string): readonly string[] =>
  action.command === 'ConsentToOpening'
    ? distinct(requestsFor(action, item, personId).map(({ askedBy }) => askedBy))
    : []

/** What somebody should know before filling in; most commands need nothing said. */
const CommandHelp = ({ command }: { readonly command: string }) => {
  const { t } = useTranslation()
  const text = t(`command.help.${command}`, { defaultValue: '' })
  return text === '' ? null : <Alert type="info" showIcon title={text} className="form-help" />
}

const READS_PUBLIC_TEXT = new Set(['PublishEntry', 'RedactPublication'])

/** The text that would be public, to be looked at before it is decided about. */
interface PublicTextProps {
  readonly action: Action
  readonly itemId: string
  readonly plan: EntryPlan | undefined
}

const PublicText = ({ action, itemId, plan }: PublicTextProps) => {
  const { t } = useTranslation()
  if (!READS_PUBLIC_TEXT.has(action.command)) return null
  return (
    <section aria-label={t('item.plan.publication')}>
      <h3>{t('item.plan.publication')}</h3>
      <p className="said">{plan?.publication?.text ?? t('item.plan.noPublicText')}</p>
      {action.command === 'PublishEntry'
        ? (plan?.publication?.photos ?? []).map(({ photoId, file }, index) => (
            <img
              key={photoId}
              className="evidence-picture"
              src={evidencePath(itemId, file)}
              alt={t('item.publicPhoto', { n: index + 1 })}
            />
          ))
        : null}
    </section>
  )
}

/** What the form asks because of the channel of the item or the report. */
const ChannelExtras = ({ extras: { points, outsideDay } }: { readonly extras: Extras }) => {
  const { t } = useTranslation()
  const label = t('command.field.outsideDay')
  const rules = outsideDay === 'required' ? [{ required: true, message: t('command.required', { field: label }) }] : []
  return (
    <>
      <ReplyPoints points={points} />
      {outsideDay === 'none' ? null : (
        <Form.Item name="outsideDay" label={label} rules={rules}>
          <Input type="date" />
        </Form.Item>
      )}
    </>
  )
}

/** A line of the catalogue is said to the server as the category, and how that shows. */
const aboutOf = ({ fields }: CommandForm, { category }: Filled, catalogue: Catalogue | undefined) =>
  category && fields.some(({ kind }) => kind === 'category') ? chosenBy(catalogue, category) : {}

interface Filled extends Readonly<Record<string, unknown>>, PlanFilled {
  readonly points?: FieldsFilled
  readonly outsideDay?: string
  readonly category?: string
  readonly happenedAt?: string
}

/** What is asked because of the channel, by the report that was chosen so far. */
const useExtras = (action: Action, item: Item, reportId: string | undefined) => {
  const { me, channels } = useSigned()
  const extras = extrasOf(action, item, { channels, reportId })
  return { extras, more: (filled: Filled) => extrasInput(extras, filled, me.zone) }
}

/** The campaign in force may be known only after the form was opened: it is filled in then, unless somebody was faster. */
const useCampaignOnceKnown = (form: FormInstance<Filled>, campaign: string | undefined) => {
  useEffect(() => {
    if (campaign !== undefined && !form.isFieldTouched('campaign')) form.setFieldValue('campaign', campaign)
  }, [form, campaign])
}

/** The form of one command. What was filled in stays until the command was accepted. */
export const CommandDrawer = ({ action, item, campaign, beside, onClose, onAccepted }: CommandDrawerProps) => {
  const { t } = useTranslation()
  const [form] = Form.useForm<Filled>()
  const { me, catalogues } = useSigned()
  const { sending, send } = useCommand(action, onAccepted)
  const spec = COMMAND_FORMS[action.command]
  const chosen = Form.useWatch<string | undefined>('campaign', form)
  const reportIds = reportsFor(action, item, me.personId)
  const askers = askersFor(action, item, me.personId)
  const onlyReport = reportIds.length === 1 ? reportIds[0] : undefined
  const reportId = Form.useWatch<string | undefined>('reportId', form) ?? onlyReport
  const { extras, more } = useExtras(action, item, reportId)
  const [mode, record, ledger] = [
    Form.useWatch<string | undefined>('mode', form),
    Form.useWatch<string | undefined>('record', form),
    Form.useWatch<string | undefined>('ledger', form),
  ]
  const plan = usePlan(action, item, { mode, record, ledger })
  const inForce = campaign?.split('@')[0]
  useCampaignOnceKnown(form, inForce)
  if (!spec) return null
  const initial = {
    campaign: inForce,
    category: item.row?.category,
    summary: item.row?.summaryOwed ? undefined : item.row?.summary,
    reportId: onlyReport,
    askedBy: askers.length === 1 ? askers[0] : undefined,
    evidence: [],
    areas: [],
    ...planInitial(action, item),
  }
  const file = beside?.['file']
  const picture = typeof file === 'string' ? evidencePath(item.itemId, file) : null
  const busy = sending.kind === 'sending'
  return (
    <CommandFrame title={t(`command.name.${action.command}`)} {...{ busy, onClose }} onSend={() => form.submit()}>
      <Form
        form={form}
        layout="vertical"
        initialValues={initial}
        disabled={busy}
        scrollToFirstError
        onFinish={(filled) =>
          void send(
            inputOf(spec, action.target, filled, {
              ...beside,
              ...more(filled),
              ...aboutOf(spec, filled, catalogueOf(catalogues, chosen ?? null)),
              ...plan.input(filled),
              ...(spec.withUnit ? { unitId: item.row?.unitId } : {}),
            }),
            happenedOf(filled.happenedAt, me.zone),
          )
        }
      >
        <CommandHelp command={action.command} />
        <PublicText action={action} itemId={item.itemId} plan={plan.choices.plan} />
        {spec.fields.map((field) => (
          <FormField
            key={field.name}
            {...{
              field,
              target: action.target,
              reportIds,
              askers,
              campaign: chosen ?? null,
              plan: plan.choices,
              picture,
            }}
          />
        ))}
        {spec.onSite ? <HappenedAt /> : null}
        <ChannelExtras extras={extras} />
        <PlanFields fields={plan.fields} milestones={plan.milestones} />
        <Trouble sending={sending} />
      </Form>
    </CommandFrame>
  )
}
