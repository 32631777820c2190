// The part of Python 3 that scripts may use. What Python allows and this grammar does not is
// reported by its first token: see UnsupportedSyntax.
grammar Script;

tokens { INDENT, DEDENT }

file: (NEWLINE | statement)* EOF;

// The expression in the braces of an f-string.
formatted: testList NEWLINE? EOF;

statement: simpleStatements | compoundStatement;

simpleStatements: simpleStatement (';' simpleStatement)* ';'? NEWLINE;

simpleStatement
    : testList (':' test ('=' assigned=testList)? | augmented assigned=testList | ('=' testList)*)
                                                        # expressionOrAssignment
    | 'pass'                                            # pass
    | 'break'                                           # break
    | 'continue'                                        # continue
    | 'return' testList?                                # return
    | 'raise' (test ('from' test)?)?                    # raise
    | 'global' NAME (',' NAME)*                         # global
    | 'nonlocal' NAME (',' NAME)*                       # nonlocal
    | 'del' primary (',' primary)* ','?                 # delete
    | 'assert' test (',' test)?                         # assert
    | 'import' module (',' module)*                     # importModules
    | 'from' dottedName 'import' imported               # fromImport
    ;

module: dottedName ('as' NAME)?;
dottedName: NAME ('.' NAME)*;
imported: importedName (',' importedName)* | '(' importedName (',' importedName)* ','? ')';
importedName: NAME ('as' NAME)?;

augmented
    : '+=' | '-=' | '*=' | '/=' | '//=' | '%=' | '**=' | '@=' | '&=' | '|=' | '^=' | '<<=' | '>>='
    ;

compoundStatement
    : 'if' test block ('elif' test block)* ('else' block)?                          # if
    | 'while' test block ('else' block)?                                            # while
    | 'for' targets 'in' testList block ('else' block)?                             # for
    | 'def' NAME '(' parameters? ')' ('->' test)? block                             # def
    | 'try' block (handler+ ('else' elseBlock=block)? ('finally' finallyBlock=block)?
        | 'finally' finallyBlock=block)                                             # try
    ;

handler: 'except' (test ('as' NAME)?)? block;

block: ':' (simpleStatements | NEWLINE INDENT statement+ DEDENT);

parameters: parameter (',' parameter)* ','?;
parameter
    : NAME (':' test)? ('=' test)?      # namedParameter
    | '*' (NAME (':' test)?)?           # starParameter
    | '**' NAME (':' test)?             # doubleStarParameter
    ;
lambdaParameters: lambdaParameter (',' lambdaParameter)* ','?;
lambdaParameter
    : NAME ('=' test)?                  # namedLambdaParameter
    | '*' NAME?                         # starLambdaParameter
    | '**' NAME                         # doubleStarLambdaParameter
    ;

// Without commas the test itself, with them a tuple.
testList: element (',' element)* comma=','?;
element: '*' expression | test;

targets: target (',' target)* comma=','?;
target: '*'? primary;

test
    : expression ('if' expression 'else' test)?         # conditional
    | 'lambda' lambdaParameters? ':' test               # lambda
    ;

// From the operators that bind tightest to those that bind least.
expression
    : primary                                                           # primaryExpression
    | <assoc=right> left=expression op='**' right=expression            # binary
    | op=('+' | '-' | '~') expression                                   # unary
    | left=expression op=('*' | '/' | '//' | '%' | '@') right=expression # binary
    | left=expression op=('+' | '-') right=expression                   # binary
    | left=expression op=('<<' | '>>') right=expression                 # binary
    | left=expression op='&' right=expression                           # binary
    | left=expression op='^' right=expression                           # binary
    | left=expression op='|' right=expression                           # binary
    | left=expression comparison right=expression                       # compare
    | 'not' expression                                                  # not
    | left=expression op='and' right=expression                         # logical
    | left=expression op='or' right=expression                          # logical
    ;

// Of the readings of `x is not y` the first one counts, so it must be that of one operator.
comparison
    : '==' | '!=' | '<' | '<=' | '>' | '>=' | 'in' | 'not' 'in' | 'is' 'not' | 'is'
    ;

primary
    : atom                                      # atomPrimary
    | primary '.' NAME                          # attribute
    | primary '(' arguments? ')'                # call
    | primary '[' subscripts ']'                # subscription
    ;

arguments: argument (',' argument)* ','?;
argument
    : test comprehensionFor*    # plainArgument
    | NAME '=' test             # keywordArgument
    | '*' test                  # starArgument
    | '**' test                 # doubleStarArgument
    ;

subscripts: subscript (',' subscript)* comma=','?;
subscript
    : start=test (colon=':' stop=test? (':' step=test?)?)?
    | colon=':' stop=test? (':' step=test?)?
    ;

atom
    : '(' contents? ')'                                 # parenthesised
    | '[' contents? ']'                                 # list
    | '{' '}'                                           # emptyDict
    | '{' key=test ':' value=test comprehensionFor+ '}' # dictComprehension
    | '{' dictEntry (',' dictEntry)* ','? '}'           # dict
    | '{' contents '}'                                  # set
    | NAME                                              # name
    | INTEGER                                           # integer
    | FLOAT                                             # float
    | STRING+                                           # strings
    | '...'                                             # ellipsis
    | 'None'                                            # none
    | 'True'                                            # true
    | 'False'                                           # false
    ;

contents: element (comprehensionFor+ | (',' element)* comma=','?);

dictEntry: test ':' test | '**' expression;

comprehensionFor: 'for' targets 'in' expression comprehensionIf*;
comprehensionIf: 'if' expression;

// Words and signs of Python that no rule above uses.
CLASS: 'class';
WITH: 'with';
ASYNC: 'async';
AWAIT: 'await';
YIELD: 'yield';
WALRUS: ':=';
IMAGINARY: (DIGITS | FLOAT) [jJ];
BYTES: [rR]? [bB] [rR]? QUOTED;

NAME: [\p{XID_Start}_] [\p{XID_Continue}]*;

INTEGER
    : [1-9] ('_'? [0-9])*
    | '0' ('_'? '0')*
    | '0' [xX] ('_'? [0-9a-fA-F])+
    | '0' [oO] ('_'? [0-7])+
    | '0' [bB] ('_'? [01])+
    ;
FLOAT: DIGITS EXPONENT | DIGITS '.' DIGITS? EXPONENT? | '.' DIGITS EXPONENT?;

STRING: ([rR] [fF]? | [fF] [rR]? | [uU])? QUOTED;

NEWLINE: ('\r'? '\n' | '\r') [ \t\f]*;
SPACE: [ \t\f]+ -> skip;
CONTINUATION: '\\' [ \t]* '\r'? '\n' -> skip;
COMMENT: '#' ~[\r\n]* -> skip;

// A string is the longer match wherever it ends.
UNTERMINATED_TRIPLE
    : [rRbBuUfF]* '"""' ('\\' . | ~[\\"] | '"' ~[\\"] | '""' ~[\\"])*
    | [rRbBuUfF]* '\'\'\'' ('\\' . | ~[\\'] | '\'' ~[\\'] | '\'\'' ~[\\'])*
    ;
UNTERMINATED
    : [rRbBuUfF]* '"' ('\\' ~[\r\n] | ~[\\\r\n"])*
    | [rRbBuUfF]* '\'' ('\\' ~[\r\n] | ~[\\\r\n'])*
    ;
OTHER: .;

fragment DIGITS: [0-9] ('_'? [0-9])*;
fragment EXPONENT: [eE] [+-]? DIGITS;
fragment QUOTED
    : '"""' ('\\' . | ~'\\')*? '"""'
    | '\'\'\'' ('\\' . | ~'\\')*? '\'\'\''
    | '"' ('\\' ('\r' '\n' | .) | ~[\\\r\n"])* '"'
    | '\'' ('\\' ('\r' '\n' | .) | ~[\\\r\n'])* '\''
    ;
