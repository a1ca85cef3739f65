import { describe, expect, it } from 'vitest';
import { addressSourceText } from './address-source-text.ts';

const AT = { address: '203.0.113.7', otherAddress: null };

describe('how an address is known', () => {
  it('names the proxies in the order in which a connection passes them', () => {
    const proxies = ['10.0.0.1', '10.0.0.2'];

    const [sentence] = addressSourceText({
      ...AT,
      addressSource: { kind: 'proxy', header: 'X-Forwarded-For', proxies },
    });

    expect(sentence).toContain('the proxies 10.0.0.2, then 10.0.0.1');
    expect(sentence).toContain('in X-Forwarded-For: 203.0.113.7.');
  });

  it('tells what to do about a proxy that says nothing', () => {
    expect(addressSourceText({ ...AT, addressSource: { kind: 'silent-proxy' } }).join(' ')).toContain(
      'tell your administrator that it has to send X-Forwarded-For',
    );
  });

  it.each([true, false])('tells of a header that does not count when there was one: %s', (ignoredHeader) => {
    const text = addressSourceText({ ...AT, addressSource: { kind: 'connection', ignoredHeader } }).join(' ');

    expect(text.includes('GATELEASE_TRUSTED_PROXIES')).toBe(ignoredHeader);
  });

  it('says where the other address was seen', () => {
    const addressSource = { kind: 'connection', ignoredHeader: false } as const;

    expect(addressSourceText({ ...AT, otherAddress: '2001:db8::7', addressSource }).at(-1)).toContain('2001:db8::7');
  });
});
