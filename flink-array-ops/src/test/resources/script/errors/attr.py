"abc".foo
