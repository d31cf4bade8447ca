import { Alert, Button } from 'antd'
import { useId, useState, type ChangeEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { dayOf } from '../../shared/format/dates.js'
import { useSigned } from '../../shared/viewer/viewer.js'
import { canHash, evidenceOf, type Evidence } from './evidence.js'

interface EvidenceFieldProps {
  readonly value?: readonly Evidence[]
  readonly onChange?: (value: readonly Evidence[]) => void
}

const useHashing = (chosen: readonly Evidence[], onChange: (value: readonly Evidence[]) => void) => {
  const { me } = useSigned()
  const [busy, setBusy] = useState(false)
  const [unread, setUnread] = useState<readonly string[]>([])
  const add = async (files: readonly File[]): Promise<void> => {
    setBusy(true)
    const read = await Promise.allSettled(
      files.map((file) => evidenceOf(file, dayOf(new Date(file.lastModified).toISOString(), me.zone))),
    )
    const hashed = read.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    const fresh = hashed.filter(({ sha256 }) => !chosen.some((one) => one.sha256 === sha256))
    setUnread(files.filter((_, index) => read[index]!.status === 'rejected').map(({ name }) => name))
    onChange([...chosen, ...fresh])
    setBusy(false)
  }
  return { busy, unread, add }
}

/** Files are fingerprinted here and stay here; what is sent is the fingerprint, the name and the day. */
export const EvidenceField = ({ value = [], onChange = () => undefined }: EvidenceFieldProps) => {
  const { t } = useTranslation()
  const id = useId()
  const { busy, unread, add } = useHashing(value, onChange)
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    void add([...(event.target.files ?? [])])
    event.target.value = ''
  }
  const replace = (at: number, madeOn: string) =>
    onChange(value.map((one, index) => (index === at ? { ...one, madeOn } : one)))
  if (!canHash()) return <Alert type="warning" showIcon title={t('command.evidenceInsecure')} />
  return (
    <div className="evidence">
      <label htmlFor={id} className="file-button">
        {busy ? t('command.hashing') : t('command.choose')}
      </label>
      <input id={id} type="file" multiple className="file-input" onChange={choose} disabled={busy} />
      <p className="quiet small">{t('command.evidenceHelp')}</p>
      {unread.map((name) => (
        <Alert key={name} type="error" title={t('command.hashFailed', { name })} />
      ))}
      <ul>
        {value.map((one, index) => (
          <li key={one.sha256}>
            <strong>{one.name}</strong>
            <span className="mono quiet">{one.sha256}</span>
            <label className="day-field">
              {t('command.madeOn')}
              <input
                type="date"
                value={one.madeOn}
                required
                onChange={(event) => replace(index, event.target.value || one.madeOn)}
              />
            </label>
            <Button
              size="small"
              aria-label={t('command.remove', { name: one.name })}
              onClick={() => onChange(value.filter((other) => other !== one))}
            >
              ×
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}
