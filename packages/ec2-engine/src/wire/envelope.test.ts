import { describe, expect, it } from 'vitest';

import { ec2Error } from '../model/ec2-error.ts';
import { errorDocument, successDocument } from './envelope.ts';

describe('the documents', () => {
  it('are those of EC2', () => {
    expect(successDocument({ service: 'ec2', action: 'DeleteTags' }, '<return>true</return>', 'r-1')).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<DeleteTagsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">' +
        '<requestId>r-1</requestId><return>true</return></DeleteTagsResponse>',
    );
    expect(errorDocument('ec2', ec2Error('InvalidAction', `<a> & 'b'`), 'r-1')).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<Response><Errors><Error><Code>InvalidAction</Code>' +
        '<Message>&lt;a&gt; &amp; &apos;b&apos;</Message></Error></Errors><RequestID>r-1</RequestID></Response>',
    );
  });

  it('are those of STS', () => {
    expect(successDocument({ service: 'sts', action: 'GetCallerIdentity' }, '<Account>1</Account>', 'r-1')).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">' +
        '<GetCallerIdentityResult><Account>1</Account></GetCallerIdentityResult>' +
        '<ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></GetCallerIdentityResponse>',
    );
    expect(errorDocument('sts', ec2Error('InvalidClientTokenId', 'no'), 'r-1')).toContain(
      '<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>InvalidClientTokenId</Code><Message>no</Message></Error><RequestId>r-1</RequestId></ErrorResponse>',
    );
  });
});
