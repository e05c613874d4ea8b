// SPDX-License-Identifier: BSD-3-Clause
// Tests of what a network device's parameter may say.
#include "../net.h"

#include <uk/memory.h>
#include <uk/test.h>

static struct linux_net_words words;

static bool says(const char *text, const char *kind, const char *name)
{
	words = (struct linux_net_words){0};
	return !linux_net_parse(&words, text) &&
	       memcmp(words.kind, kind, __builtin_strlen(kind) + 1) == 0 &&
	       memcmp(words.name, name, __builtin_strlen(name) + 1) == 0;
}

UK_TEST(net_words_of_kind_and_name)
{
	UK_EXPECT(says("tap", "tap", ""));
	UK_EXPECT(says("tap,uk0", "tap", "uk0"));
	UK_EXPECT(says("packet,eth1.5", "packet", "eth1.5"));
	UK_EXPECT(says("tap,mac=02:00:00:00:00:01", "tap", ""));
	UK_EXPECT(says("", "", "") && says(",", "", ""));
	UK_EXPECT(!words.has_mac && words.mtu == 0);
}

UK_TEST(net_words_of_options)
{
	static const uint8_t mac[6] = {0x02, 0xaB, 0, 0xff, 0x10, 0x99};

	UK_EXPECT(says("fd,3,mtu=9000,mac=02:aB:00:FF:10:99", "fd", "3"));
	UK_EXPECT(words.has_mac && memcmp(words.mac, mac, 6) == 0);
	UK_EXPECT_INT(words.mtu, ==, 9000);
	UK_EXPECT(says("tap,mtu=68", "tap", "") && words.mtu == 68);
	UK_EXPECT(says("tap,mtu=65517", "tap", "") && words.mtu == 65517);
}

UK_TEST(net_words_that_make_no_sense_are_refused)
{
	static const char *const wrong[] = {
	    "tap,a,b",
	    "tap,a,",
	    "tap,a,mac=",
	    "tap,a,mac=02:00:00:00:00",
	    "tap,a,mac=02:00:00:00:00:0",
	    "tap,a,mac=02:00:00:00:00:00:00",
	    "tap,a,mac=02-00-00-00-00-00",
	    "tap,a,mac=0g:00:00:00:00:00",
	    "tap,a,mac=03:00:00:00:00:00",
	    "tap,a,mtu=",
	    "tap,a,mtu=67",
	    "tap,a,mtu=65518",
	    "tap,a,mtu=4294967364",
	    "tap,a,mtu=1500x",
	};
	unsigned taken = 0;

	for (size_t i = 0; i < UK_ARRAY_LEN(wrong); i++)
		taken += !linux_net_parse(&words, wrong[i]);
	UK_EXPECT_INT(taken, ==, 0);
	UK_EXPECT(linux_net_parse(
	    &words, "tap,0123456789012345678901234567890123456789012345678901"
		    "234567890123"));
}
