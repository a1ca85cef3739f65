import type { MyAccessView } from '@gatelease/contract';
import { useId, useState } from 'react';
import { addressSourceText, addressSourceWords } from './address-source-text.ts';
import classes from './door-card.module.css';

/** From where the server sees me, in a sentence, and on demand how it knows. */
export function SeenAddress({ access }: { readonly access: MyAccessView }) {
  const [isOpen, setIsOpen] = useState(false);
  const detailsId = useId();
  const { address, otherAddress, addressSource } = access;
  return (
    <>
      You are at <code>{address}</code>
      {otherAddress !== null && (
        <>
          {' '}
          and <code>{otherAddress}</code>
        </>
      )}
      , {addressSourceWords(addressSource)}. What you open lets in{' '}
      {otherAddress === null ? 'this address' : 'these addresses'} only.{' '}
      <button
        type="button"
        className={classes['quiet']}
        aria-expanded={isOpen}
        aria-controls={detailsId}
        onClick={() => {
          setIsOpen(!isOpen);
        }}
      >
        How is that known?
      </button>
      <div id={detailsId} hidden={!isOpen}>
        {addressSourceText(access).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
    </>
  );
}
