import { Alert, Checkbox, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { newId } from '../api/new-id.js'
import type { Action, LedgerKind } from '../api/schema.generated.js'
import { ChannelFields } from '../command/channel-fields.js'
import { CommandFrame } from '../command/command-frame.js'
import { Trouble } from '../command/trouble.js'
import { useCommand } from '../command/use-command.js'
import { useCampaign } from '../viewer/use-campaign.js'
import { useLabels } from '../viewer/labels.js'
import { useSigned } from '../viewer/viewer.js'
import { workInput, type ProgrammeFor, type WorkFilled } from './work-input.js'

const ORIGINS = ['item', 'finding', 'talk', 'case', 'meeting', 'instruction', 'plan']
const LINE = 500
const TOPIC = 80

const useRules = () => {
  const { t } = useTranslation()
  return (field: string) => [{ required: true, message: t('command.required', { field }) }]
}

const useOptions = () => {
  const labels = useLabels()
  const { units, people, me } = useSigned()
  // supervision and the campaign office open work for any unit, others for their own
  const opensForAll = me.roles.some((role) => ['supervisor', 'coordinationOfficer'].includes(role))
  const offered = [...units.keys()].filter((id) => opensForAll || me.unitIds.includes(id))
  return {
    units: offered.map((value) => ({ value, label: labels.unit(value) })),
    people: [...people.values()]
      .filter(({ current }) => current)
      .map(({ personId: value, name, unitId }) => ({ value, label: `${name} · ${labels.unit(unitId)}` })),
    origins: ORIGINS.map((value) => ({ value, label: labels.word('workOrigin', value) })),
  }
}

const search = { optionFilterProp: 'label' } as const

/** What some ledgers need of an entry beside their fields. */
const Needed = ({ needs }: Pick<LedgerKind, 'needs'>) => {
  const { t } = useTranslation()
  const rules = useRules()
  const { people } = useOptions()
  const [sponsor, fix, establish] = [t('ledgers.work.sponsorId'), t('command.field.fix'), t('command.field.establish')]
  return (
    <>
      {needs.includes('sponsor') ? (
        <Form.Item name="sponsorId" label={sponsor} rules={rules(sponsor)}>
          <Select options={people} showSearch={search} />
        </Form.Item>
      ) : null}
      {needs.includes('remedies') ? (
        <>
          <Form.Item name="fix" label={fix} rules={rules(fix)}>
            <Input.TextArea autoSize={{ minRows: 2 }} maxLength={5_000} />
          </Form.Item>
          <Form.Item name="establish" label={establish} rules={rules(establish)}>
            <Input.TextArea autoSize={{ minRows: 2 }} maxLength={5_000} />
          </Form.Item>
        </>
      ) : null}
    </>
  )
}

const Who = () => {
  const { t } = useTranslation()
  const rules = useRules()
  const { units, people } = useOptions()
  const [title, unit] = [t('ledgers.work.title'), t('ledgers.work.unitId')]
  return (
    <>
      <Form.Item name="title" label={title} rules={rules(title)}>
        <Input maxLength={LINE} />
      </Form.Item>
      <Form.Item name="number" label={t('ledgers.work.number')}>
        <Input maxLength={LINE} />
      </Form.Item>
      <Form.Item name="unitId" label={unit} rules={rules(unit)}>
        <Select options={units} showSearch={search} />
      </Form.Item>
      <Form.Item name="personId" label={t('ledgers.work.personId')}>
        <Select options={people} showSearch={search} allowClear />
      </Form.Item>
    </>
  )
}

const WhenAndWhence = ({ isProgramme }: { readonly isProgramme: boolean }) => {
  const { t } = useTranslation()
  const { origins } = useOptions()
  return (
    <>
      <Form.Item name="dueOn" label={t('ledgers.work.dueOn')}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="standing" valuePropName="checked">
        <Checkbox>{t('ledgers.work.standing')}</Checkbox>
      </Form.Item>
      <Form.Item name="topic" label={t('ledgers.work.topic')}>
        <Input maxLength={TOPIC} />
      </Form.Item>
      {isProgramme ? null : (
        <>
          <Form.Item name="originKind" label={t('ledgers.work.originKind')}>
            <Select options={origins} allowClear />
          </Form.Item>
          <Form.Item name="originReference" label={t('ledgers.work.originReference')}>
            <Input maxLength={LINE} />
          </Form.Item>
        </>
      )}
    </>
  )
}

const actionOf = (command: string): Action => ({
  ...{ command, context: 'rectification', target: '', allowed: true, refusal: null },
})

interface OpenWorkProps {
  readonly kind: LedgerKind
  readonly onClose: () => void
  /** The alert it answers, where it is a special programme. */
  readonly alert?: ProgrammeFor
}

/** The form by which work that nobody complained of is opened in a ledger; then its page is shown. */
export const OpenWork = ({ kind, onClose, alert }: OpenWorkProps) => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { me } = useSigned()
  const { language } = useLabels()
  const campaign = useCampaign()
  const [form] = Form.useForm<WorkFilled>()
  const [workId] = useState(() => `work-${newId()}`)
  const command = alert ? 'OpenSpecialProgramme' : 'OpenWork'
  const { sending, send } = useCommand(actionOf(command), () => void navigate(`/items/${encodeURIComponent(workId)}`))
  const busy = sending.kind === 'sending'
  const title = `${t(`command.name.${command}`)} · ${kind[language]}`
  return (
    <CommandFrame {...{ title, busy, onClose }} onSend={() => form.submit()}>
      <Form<WorkFilled>
        {...{ form, disabled: busy }}
        layout="vertical"
        scrollToFirstError
        initialValues={alert ? { title: alert.title, fields: { programme: alert.title } } : {}}
        onFinish={(filled) => void send(workInput(filled, { workId, campaign, kind, zone: me.zone, alert }))}
      >
        <Alert
          type="info"
          showIcon
          title={t(alert ? 'recurrences.programmeHelp' : 'ledgers.work.help')}
          className="form-help"
        />
        <Who />
        <ChannelFields fields={kind.fields} />
        <Needed needs={kind.needs} />
        <WhenAndWhence isProgramme={alert !== undefined} />
        <Trouble sending={sending} />
      </Form>
    </CommandFrame>
  )
}
